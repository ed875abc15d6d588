package org.contadora.reception.placement.mechanisms;

/// Which reading of a mechanism counts where the paper and its authors' published program differ.
public enum Reading {
  /// The mechanism as the paper defines it.
  PAPER,

  /// As the authors' program computes it (github.com/nhhai196/Refugee-Resettlement, 2023), to
  /// reproduce the published figures. TKDA counts a family's own size twice and adds other families
  /// in the order of their numbers, whatever their size and priority, so its thresholds are higher;
  /// MTTCE lets a place point at a family that has nowhere to go, and stops early. See
  /// [PreferenceDraw] for how preferences are drawn there.
  PUBLISHED_PROGRAM
}

package org.contadora.reception.placement.plan;

/// Where a group's floor comes from if nobody typed one.
public enum FloorRule {
  /// Only typed floors hold.
  BY_HAND,
  /// What the group would get by itself in its share of every place's room, the share being that of
  /// its families in the whole need. All groups' own placements fit side by side, so these floors
  /// can always be reached (after the rule *Proportionally Optimized* of Freund, Lykouris, Paulson,
  /// Sturt and Weng, "Group fairness in dynamic refugee assignment", EC 2023).
  PROPORTIONAL,
  /// The same share for all of what each group would get were all room its own; the largest such
  /// share that was found (after the rule *MaxMin* there, measured by what each group could have,
  /// so that a group with poor chances everywhere does not drag all others down).
  MAX_MIN
}

package org.contadora.reception.placement.plan;

/// What a plan goes by.
public enum Mode {
  /// The highest summed score.
  EMPLOYMENT,
  /// The highest summed score in which every group reaches its floor.
  FLOORS,
  /// Families choose in order, as long as a promised average stays in reach.
  PRIORITY,
  /// Multidimensional top trading cycles.
  MTTC,
  /// Knapsack deferred acceptance.
  KDA,
  /// Threshold knapsack deferred acceptance.
  TKDA,
  /// Top trading cycles from the best placement for employment.
  MTTCE,
  /// Each family in the order of the file takes the best place that still has room: what happens
  /// without a plan.
  FIRST_COME
}

package org.contadora.flights.gaps;

import java.util.Arrays;

/// Regions of an [AirportTree] that a search has not looked into yet, the heaviest first: a binary
/// heap over primitive columns.
final class OpenRegions {
  private static final int FIRST_CAPACITY = 64;

  /// A sum that has fallen to this share of its highest is added anew, lest rounding hide what is
  /// still open.
  private static final double LEAST_SHARE = 1e-6;

  private int[] node = new int[FIRST_CAPACITY];
  private double[] mass = new double[FIRST_CAPACITY];
  private int size;
  private double sum;

  /// The highest sum since it was last added anew.
  private double highestSum;

  boolean isEmpty() {
    return size == 0;
  }

  /// The most that the airports of all regions weigh together.
  double mass() {
    return sum;
  }

  /// The most that the airports of the heaviest region weigh together; 0 if none is open.
  double heaviest() {
    return size == 0 ? 0 : mass[0];
  }

  /// Adds a region, unless it weighs nothing.
  void add(int region, double most) {
    if (!(most > 0)) {
      return;
    }
    if (size == node.length) {
      node = Arrays.copyOf(node, 2 * size);
      mass = Arrays.copyOf(mass, 2 * size);
    }
    int at = size++;
    while (at > 0 && mass[(at - 1) >>> 1] < most) {
      int parent = (at - 1) >>> 1;
      node[at] = node[parent];
      mass[at] = mass[parent];
      at = parent;
    }
    node[at] = region;
    mass[at] = most;
    sum += most;
    highestSum = Math.max(highestSum, sum);
  }

  /// Removes the heaviest region; there must be one.
  int takeHeaviest() {
    int heaviest = node[0];
    sum -= mass[0];
    size--;
    int last = node[size];
    double lastMass = mass[size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && mass[child + 1] > mass[child]) {
        child++;
      }
      if (mass[child] <= lastMass) {
        break;
      }
      node[at] = node[child];
      mass[at] = mass[child];
      at = child;
    }
    node[at] = last;
    mass[at] = lastMass;
    if (!(sum > highestSum * LEAST_SHARE)) {
      addAnew();
    }
    return heaviest;
  }

  private void addAnew() {
    sum = 0;
    for (int i = 0; i < size; i++) {
      sum += mass[i];
    }
    highestSum = sum;
  }
}

package org.contadora.reception.placement.exact;

/// What a search has closed and fixed on its way down, so that it can be undone on the way up, and
/// the room that the fixed families leave.
final class Trail {
  private final Relaxation r;
  private final int[] entries;
  private int length;

  /// Room left at each place in each dimension.
  private final int[] free;

  Trail(Relaxation relaxation) {
    r = relaxation;
    free = new int[r.places * r.problem.dimensions()];
    for (int l = 0; l < r.places; l++) {
      for (int d = 0; d < r.problem.dimensions(); d++) {
        free[l * r.problem.dimensions() + d] = r.problem.capacity(l, d);
      }
    }
    // Every option, every family's stay and every fixing can be undone once.
    entries = new int[r.options + 2 * r.families];
  }

  /// Where the trail is now, for [#undo].
  int mark() {
    return length;
  }

  /// Leaves family `f` one option, or none but to stay if that is -1.
  ///
  /// @return false if the option does not fit
  boolean choose(int f, int option) {
    for (int o = r.problem.firstOption(f); o < r.problem.firstOption(f + 1); o++) {
      if (r.open[o] && o != option) {
        shut(o);
      }
    }
    if (option >= 0) {
      mustGo(f);
      return fix(f, option);
    }
    return true;
  }

  void shut(int option) {
    r.shut(option);
    entries[length++] = option;
  }

  void mustGo(int f) {
    if (r.mayStay[f]) {
      r.mayStay[f] = false;
      entries[length++] = r.options + f;
    }
  }

  /// Fixes family `f` and closes what does not fit any more beside it.
  ///
  /// @return false if it does not fit itself
  boolean fix(int f, int option) {
    if (r.fixed[f] >= 0) {
      return true;
    }
    r.fixed[f] = option;
    entries[length++] = r.options + r.families + f;
    boolean fits = occupy(f, r.place[option], -1);
    if (fits) {
      for (int o : r.siteOptions[r.place[option]]) {
        if (r.open[o] && r.fixed[r.family[o]] < 0 && !fitsFree(r.family[o], r.place[o])) {
          shut(o);
        }
      }
    }
    return fits;
  }

  private boolean occupy(int f, int l, int sign) {
    boolean fits = true;
    int dimensions = r.problem.dimensions();
    for (int d = 0; d < dimensions; d++) {
      free[l * dimensions + d] += sign * r.problem.size(f, d);
      fits &= free[l * dimensions + d] >= 0;
    }
    return fits;
  }

  private boolean fitsFree(int f, int l) {
    int dimensions = r.problem.dimensions();
    for (int d = 0; d < dimensions; d++) {
      if (r.problem.size(f, d) > free[l * dimensions + d]) {
        return false;
      }
    }
    return true;
  }

  void undo(int mark) {
    while (length > mark) {
      int entry = entries[--length];
      if (entry < r.options) {
        r.reopen(entry);
      } else if (entry < r.options + r.families) {
        r.mayStay[entry - r.options] = true;
      } else {
        int f = entry - r.options - r.families;
        occupy(f, r.place[r.fixed[f]], 1);
        r.fixed[f] = -1;
      }
    }
  }
}

package org.contadora.reception.placement.exact;

import org.contadora.reception.placement.PlacementProblem;
import org.contadora.reception.placement.prices.PriceSolver;
import org.contadora.reception.placement.prices.Prices;

/// Whether a value can be reached, with a placement that does or the proof that none does.
///
/// @param answer what is known
/// @param placeOf a placement that reaches it; empty unless the answer is yes
@SuppressWarnings("ArrayRecordComponent") // Numbers by position; nobody compares two of them.
public record Reach(Answer answer, int[] placeOf) {
  /// What is known.
  public enum Answer {
    /// A placement reaches it.
    YES,
    /// Proven: none does.
    NO,
    /// The work was done before either was found.
    UNKNOWN
  }

  private static final int PRICE_ITERATIONS = 300;
  private static final int ROOT_ITERATIONS = 60;
  private static final int REPAIR_EVERY = 20;
  private static final double FIRST_LEVEL = 1e-3;
  private static final int[] NONE = new int[0];

  /// Whether some placement is worth `target` or more, up to a billionth.
  public static Reach of(PlacementProblem problem, double target, long work) {
    Prices prices = PriceSolver.solve(problem, PRICE_ITERATIONS);
    if (prices.bound() < target - Search.TOLERANCE) {
      return new Reach(Answer.NO, NONE);
    }
    Floors floors = Floors.none(problem.families());
    Relaxation relaxation = new Relaxation(problem, floors, prices, Relaxation.MOST_STATES, false);
    Search search = new Search(relaxation, prices, Search.Pace.TO_FIND);
    search.workLimit = work;
    double known = target - 2 * Search.TOLERANCE;
    search.cutoff = known;
    search.root(ROOT_ITERATIONS, Math.max(1e-6, prices.bound() * FIRST_LEVEL), REPAIR_EVERY);
    boolean seenAll = true;
    if (search.bestValue < known) {
      search.cutoff = known;
      search.stopAtFirst = true;
      seenAll = search.run();
    }
    if (search.bestValue >= known) {
      return new Reach(Answer.YES, search.places(problem));
    }
    return new Reach(seenAll ? Answer.NO : Answer.UNKNOWN, NONE);
  }
}

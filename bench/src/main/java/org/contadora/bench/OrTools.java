package org.contadora.bench;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import org.contadora.reception.placement.PlacementProblem;

/// The yardstick: SCIP inside OR-Tools on the same problem.
final class OrTools {
  /// What it says of a problem.
  ///
  /// @param status its own word
  /// @param value of its placement, added up again; NaN if it has none
  /// @param bound its own bound
  @SuppressWarnings("ArrayRecordComponent") // Numbers by position; nobody compares two of them.
  record Answer(String status, double value, double bound) {}

  private static final double BILLION = 1_000_000_000.0;

  private OrTools() {}

  /// Solves with SCIP at gap 0.
  ///
  /// @param limitS after how many seconds to stop
  static Answer scip(PlacementProblem problem, int limitS) {
    Loader.loadNativeLibraries();
    MPSolver solver = MPSolver.createSolver("SCIP");
    MPVariable[] x = new MPVariable[problem.options()];
    MPObjective objective = solver.objective();
    objective.setMaximization();
    MPConstraint[] room = new MPConstraint[problem.places() * problem.dimensions()];
    for (int i = 0; i < room.length; i++) {
      room[i] =
          solver.makeConstraint(
              0, problem.capacity(i / problem.dimensions(), i % problem.dimensions()));
    }
    for (int f = 0; f < problem.families(); f++) {
      MPConstraint once = solver.makeConstraint(0, 1);
      for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
        x[o] = solver.makeBoolVar("");
        objective.setCoefficient(x[o], problem.value(o));
        once.setCoefficient(x[o], 1);
        for (int d = 0; d < problem.dimensions(); d++) {
          if (problem.size(f, d) > 0) {
            room[problem.place(o) * problem.dimensions() + d].setCoefficient(
                x[o], problem.size(f, d));
          }
        }
      }
    }
    MPSolverParameters parameters = new MPSolverParameters();
    parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
    solver.setTimeLimit(limitS * 1000L);
    MPSolver.ResultStatus status = solver.solve(parameters);
    boolean solved =
        status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE;
    return new Answer(
        status.name(), solved ? value(problem, x) : Double.NaN, objective.bestBound());
  }

  private static double value(PlacementProblem problem, MPVariable[] x) {
    int[] placeOf = new int[problem.families()];
    for (int f = 0; f < placeOf.length; f++) {
      placeOf[f] = PlacementProblem.NOWHERE;
      for (int o = problem.firstOption(f); o < problem.firstOption(f + 1); o++) {
        if (x[o].solutionValue() > 0.5) {
          placeOf[f] = problem.place(o);
        }
      }
    }
    return problem.valueOf(placeOf);
  }

  /// Seconds since `startNs`.
  static double secondsSince(long startNs) {
    return (System.nanoTime() - startNs) / BILLION;
  }
}

package org.contadora.exposure.equilibrium;

/// What shows that a solution is one: every figure is worked out anew from the paper's equations,
/// not from the solver's.
///
/// @param largestResidual of all equations, relative to the country's income or expenditure
/// @param walrasGap of the one market whose equation the numeraire replaces, relative to its
///   income; 0 but for rounding if all others clear
/// @param budgetGap largest difference between expenditure and income, revenue and transfers,
///   relative to expenditure
/// @param iterations steps that the solver took
/// @param solver which one
public record Certificate(
    double largestResidual, double walrasGap, double budgetGap, int iterations, String solver) {

  /// Largest residual with which a solution is given out: a hundred-millionth of what the published
  /// tables print.
  public static final double HIGHEST_RESIDUAL = 1e-9;
}

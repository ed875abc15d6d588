package org.contadora.exposure.equilibrium;

import java.util.ArrayList;
import java.util.List;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;

/// A world's equilibrium under new tariffs. What follows is the paper's system; [PublishedSystem]
/// has it with intermediate goods, [ReducedMap] in the form that is solved. A hat is new over old,
/// a prime is new, j sells and i buys:
///
/// ```
/// A_ji = λ_ji (ŵ_j/L̂_j^ψ)^(−ε) (1 + t_ji)^(−ε φ_i)        demand
/// (1)  Σ_i (1 − ν_i) X'_ji + ν_j Σ_k X'_kj = Y'_j           labour's income is what is sold
/// (2)  R_i + Y'_i + T_i (Σ Y'/Σ Y) = E'_i                   budgets
/// (3)  L̂_i = (τ̂_i ŵ_i/P̂_i)^κ                                labour supply
/// (4)  P̂_i = (Ê_i/ŵ_i)^(1 − φ_i) (Σ_j A_ji)^(−1/ε)          prices
/// ```
///
/// One instance serves many scenarios, and several threads.
public final class Equilibrium {
  private final World world;
  private final Calibration calibration;

  private Equilibrium(World world, Calibration calibration) {
    this.world = world;
    this.calibration = calibration;
  }

  /// Calibrates a model to a world.
  ///
  /// @throws BadInput if the world's trade and GDP do not make an economy
  public static Equilibrium of(World world, ModelCase model) {
    return new Equilibrium(world, Calibration.of(world, model));
  }

  /// One scenario of one world.
  ///
  /// @throws NoConvergence if no solution was found
  public static Outcome solve(World world, Tariffs tariffs, ModelCase model) {
    return of(world, model).solve(tariffs);
  }

  /// The equilibrium under new tariffs, by [Anderson]'s acceleration. The certificate says so; it
  /// names Newton where only that found the solution.
  ///
  /// @throws NoConvergence if no solution was found
  public Outcome solve(Tariffs tariffs) {
    return solveFrom(tariffs, new double[calibration.n * (calibration.model.beta() < 1 ? 3 : 2)]);
  }

  /// The same, starting from a scenario that is nearly the same.
  public Outcome solve(Tariffs tariffs, Outcome near) {
    return solveFrom(tariffs, near.point().clone());
  }

  Outcome solveFrom(Tariffs tariffs, double[] point) {
    check(tariffs);
    Shock shock = Shock.of(calibration, tariffs);
    ReducedMap map = new ReducedMap(calibration, shock);
    Anderson anderson = new Anderson(map.unknowns);
    try {
      anderson.solve(map, point);
    } catch (NoConvergence failed) {
      return solveByNewton(tariffs, failed);
    }
    return Outcomes.certified(tariffs, map, point, anderson.iterations(), "Anderson");
  }

  /// What the everyday solver does not find in a very odd economy, the other one may; its history
  /// is what is reported if that does not either.
  private Outcome solveByNewton(Tariffs tariffs, NoConvergence failed) {
    Outcome outcome;
    try {
      outcome = verify(tariffs);
    } catch (NoConvergence also) {
      failed.addSuppressed(also);
      throw failed;
    }
    if (Math.abs(outcome.certificate().walrasGap()) > Certificate.HIGHEST_RESIDUAL) {
      throw failed;
    }
    return outcome;
  }

  /// The equilibrium under new tariffs by Newton's method on the paper's own equations: slow, and
  /// without a step in common with [#solve(Tariffs)].
  ///
  /// Transfers that do not add up to 0 (the paper's balanced trade, [#withTransfers]) are solved in
  /// this way only.
  ///
  /// @throws NoConvergence if no solution was found
  public Outcome verify(Tariffs tariffs) {
    check(tariffs);
    int n = calibration.n;
    Shock shock = Shock.of(calibration, tariffs);
    double[] z = new double[4 * n];
    Newton newton = new Newton();
    newton.solve(new PublishedSystem(calibration, shock), z);
    ReducedMap map = new ReducedMap(calibration, shock);
    double[] point = new double[map.unknowns];
    System.arraycopy(z, 0, point, 0, n);
    System.arraycopy(z, 2 * n, point, n, map.unknowns - n);
    return Outcomes.ofNewton(tariffs, map, point, z, newton.iterations());
  }

  /// The tariffs that are best for someone, all others given.
  ///
  /// @param others tariffs that are not chosen; where they tax a pair that is, the choice counts
  /// @throws NoConvergence if no optimum was found
  public Choice.Best best(Tariffs others, Choice choice) {
    check(others);
    return new Optimum(calibration, others, choice).find(this);
  }

  /// The same economy with other transfers.
  ///
  /// @param transfersKusd T_i, thousands of US$; if they do not add up to 0, the last country's
  ///   market does not clear, as in the paper's code, and the certificate's Walras gap says by how
  ///   much
  public Equilibrium withTransfers(double[] transfersKusd) {
    if (transfersKusd.length != world.size()) {
      throw new IllegalArgumentException(
          "The transfers (%d) must be one for each of %d countries."
              .formatted(transfersKusd.length, world.size()));
    }
    return new Equilibrium(world, calibration.withTransfers(transfersKusd.clone()));
  }

  /// The world that this is calibrated to.
  public World world() {
    return world;
  }

  /// The variant and its parameters.
  public ModelCase model() {
    return calibration.model;
  }

  /// The base year as the model has it, thousands of US$, each by country.
  ///
  /// @param e E_i, expenditure
  /// @param y Y_i, income of labour
  /// @param t T_i, transfers that pay for deficits
  /// @param nu ν_i, profit shares
  /// @param phi φ_i, pass-through
  /// @param home X_ii, what is bought at home
  public record Base(
      List<Double> e,
      List<Double> y,
      List<Double> t,
      List<Double> nu,
      List<Double> phi,
      List<Double> home) {}

  /// The base year as the model has it.
  public Base base() {
    double[] home = new double[calibration.n];
    for (int i = 0; i < home.length; i++) {
      home[i] = calibration.lambda[i * calibration.n + i] * calibration.e[i];
    }
    return new Base(
        list(calibration.e),
        list(calibration.y),
        list(calibration.t),
        list(calibration.nu),
        list(calibration.phi),
        list(home));
  }

  Calibration calibration() {
    return calibration;
  }

  private void check(Tariffs tariffs) {
    if (tariffs.world() != world) {
      throw new IllegalArgumentException("The tariffs are those of another world.");
    }
  }

  private static List<Double> list(double[] values) {
    List<Double> list = new ArrayList<>(values.length);
    for (double value : values) {
      list.add(value);
    }
    return List.copyOf(list);
  }
}

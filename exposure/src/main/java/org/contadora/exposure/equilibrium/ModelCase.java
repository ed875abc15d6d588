package org.contadora.exposure.equilibrium;

import org.contadora.exposure.world.BadInput;

/// Which variant of the model, and its parameters.
///
/// @param epsilon ε, the trade elasticity: how strongly trade shrinks as its cost rises, above 0
/// @param kappa κ, the elasticity of labour supply to the real wage after tax, at least 0
/// @param psi ψ, the elasticity of productivity to employment (economies of scale), at least 0 and
///   below 1
/// @param theta θ, the elasticity of substitution between firms' productivities that sets the
///   pass-through of tariffs together with ν, above 0
/// @param phiTilde φ̃, pass-through of tariffs to firm-level prices: 1 is complete
/// @param beta β, the share of labour in costs; what is left is bought from other firms (roundabout
///   production). 1: no intermediate goods
/// @param profits where the profit shares ν come from
/// @param rebate what becomes of tariff revenue
public record ModelCase(
    double epsilon,
    double kappa,
    double psi,
    double theta,
    double phiTilde,
    double beta,
    Profits profits,
    Rebate rebate) {

  /// ε of the paper's baseline (section 4, "calibration").
  private static final double EPSILON = 4;

  /// κ of the paper's baseline.
  private static final double KAPPA = 0.5;

  /// ψ·ε and ε/θ of the paper's baseline: scale elasticity over trade elasticity.
  private static final double SCALE = 0.67;

  /// β of the paper's input-output model.
  private static final double LABOUR_SHARE = 0.49;

  /// φ̃ of the paper's variant with incomplete pass-through.
  private static final double INCOMPLETE = 0.25;

  /// What becomes of tariff revenue.
  public enum Rebate {
    /// Income tax falls by as much: τ̂ = 1/(1 − R/Y').
    INCOME_TAX_RELIEF,
    /// Everyone is paid the same, whatever they earn: τ̂ = 1.
    LUMP_SUM
  }

  /// Where the profit shares ν of sales come from: profits are earned where goods are sold.
  public sealed interface Profits {
    /// Two shares, of one country and of all others, such that the gross profit margins of both
    /// regions' firms are the published ones (0.26 and 0.12).
    ///
    /// @param country ISO 3166-1 alpha-3 code of the country with its own share
    record Calibrated(String country) implements Profits {}

    /// Two shares that are given.
    ///
    /// @param country ISO 3166-1 alpha-3 code of the country with its own share
    /// @param own its ν, at least 0 and below 1
    /// @param others ν of all others
    record Given(String country, double own, double others) implements Profits {}

    /// ν = 0 everywhere, and tariffs are passed through in full (φ = 1): the model of Eaton, Kortum
    /// and Krugman.
    ///
    /// @param home shares with which what is bought at home is worked out all the same
    record None(Profits home) implements Profits {}
  }

  /// Checks that the parameters make a model.
  public ModelCase {
    check("epsilon", epsilon, epsilon > 0, "above 0");
    check("kappa", kappa, kappa >= 0, "at least 0");
    check("psi", psi, psi >= 0 && psi < 1, "at least 0 and below 1");
    check("theta", theta, theta > 0, "above 0");
    check("phiTilde", phiTilde, phiTilde >= 0, "at least 0");
    check("beta", beta, beta > 0 && beta <= 1, "above 0 and at most 1");
  }

  private static void check(String name, double value, boolean sound, String expected) {
    if (!sound || Double.isInfinite(value)) {
      throw new BadInput("The parameter %s (%s) must be %s.".formatted(name, value, expected));
    }
  }

  /// ε = 4, κ = 0.5, ψ = 0.67/ε, complete pass-through, income tax relief (paper, case 1).
  public static ModelCase baseline() {
    return new ModelCase(
        EPSILON,
        KAPPA,
        SCALE / EPSILON,
        EPSILON / SCALE,
        1,
        1,
        new Profits.Calibrated("USA"),
        Rebate.INCOME_TAX_RELIEF);
  }

  /// Tariffs are passed to firm-level prices by a quarter (case 2).
  public static ModelCase incompletePassThrough() {
    return baseline().withPhiTilde(INCOMPLETE);
  }

  /// The model of Eaton, Kortum and Krugman (case 3).
  public static ModelCase eatonKortumKrugman() {
    return baseline().withProfits(new Profits.None(baseline().profits));
  }

  /// Revenue is paid out to everyone alike (case 8).
  public static ModelCase lumpSum() {
    ModelCase b = baseline();
    return new ModelCase(
        b.epsilon, b.kappa, b.psi, b.theta, b.phiTilde, b.beta, b.profits, Rebate.LUMP_SUM);
  }

  /// Twice the trade elasticity, everything else as before (case 9).
  public static ModelCase highElasticity() {
    return baseline().withEpsilon(2 * EPSILON);
  }

  /// Firms buy from firms: β = 0.49 (the paper's input-output model).
  public static ModelCase inputOutput() {
    ModelCase b = baseline();
    return new ModelCase(
        b.epsilon, b.kappa, b.psi, b.theta, b.phiTilde, LABOUR_SHARE, b.profits, b.rebate);
  }

  /// This, with another trade elasticity; ψ and θ stay.
  public ModelCase withEpsilon(double other) {
    return new ModelCase(other, kappa, psi, theta, phiTilde, beta, profits, rebate);
  }

  /// This, with another pass-through.
  public ModelCase withPhiTilde(double other) {
    return new ModelCase(epsilon, kappa, psi, theta, other, beta, profits, rebate);
  }

  /// This, with other profit shares.
  public ModelCase withProfits(Profits other) {
    return new ModelCase(epsilon, kappa, psi, theta, phiTilde, beta, other, rebate);
  }
}

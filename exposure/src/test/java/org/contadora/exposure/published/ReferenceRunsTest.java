package org.contadora.exposure.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.contadora.exposure.equilibrium.CountryResult;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.ModelCase;
import org.contadora.exposure.equilibrium.Outcome;
import org.contadora.exposure.world.SharedWorld;
import org.contadora.exposure.world.Tariffs;
import org.contadora.exposure.world.World;
import org.junit.jupiter.api.Test;

/// Runs of another program on the same equations: threats against Colombia and against each member
/// of Latin America and the Caribbean.
final class ReferenceRunsTest {
  /// Percentages are written with five decimals.
  private static final double HALF_A_DIGIT = 0.5e-5;

  private static final double RELATIVE = 1e-6;

  @Test
  void threatsAgainstColombia() throws IOException {
    World world = SharedWorld.world();
    Equilibrium equilibrium = Equilibrium.of(world, ModelCase.baseline());
    Map<String, Outcome> outcomes = new HashMap<>();
    Set<String> lac = members();
    int rows = 0;
    for (NamedCsvRecord row : SharedWorld.rows("reference_runs_colombia_threat.csv")) {
      String scenario = row.getField("scenario");
      CountryResult ours =
          outcomes
              .computeIfAbsent(scenario, s -> equilibrium.solve(tariffs(world, s, lac)))
              .of(row.getField("country"));
      check(row, "welfare_pct", ours.welfarePct());
      check(row, "real_wage_pct", ours.realWagePct());
      check(row, "real_factor_income_pct", ours.realGdpPct());
      check(row, "employment_pct", ours.employmentPct());
      check(row, "cpi_pct", ours.cpiPct());
      check(row, "welfare_musd", ours.welfareUsd() / 1e6);
      rows++;
    }
    assertThat(rows).isEqualTo(11 * 37);
  }

  @Test
  void threatsAgainstEachMemberAlone() throws IOException {
    World world = SharedWorld.world();
    Equilibrium equilibrium = Equilibrium.of(world, ModelCase.baseline());
    for (NamedCsvRecord row : SharedWorld.rows("reference_runs_single_member_threat.csv")) {
      String member = row.getField("member");
      double rate = Double.parseDouble(row.getField("us_tariff"));
      Outcome outcome = equilibrium.solve(Tariffs.none(world).with(member, "USA", rate));
      CountryResult ours = outcome.of(member);
      checkRounded(row, "welfare_pct", ours.welfarePct(), 4);
      checkRounded(row, "real_wage_pct", ours.realWagePct(), 4);
      checkRounded(row, "welfare_musd", ours.welfareUsd() / 1e6, 2);
      checkRounded(row, "usa_welfare_pct", outcome.of("USA").welfarePct(), 5);
    }
  }

  private static Tariffs tariffs(World world, String scenario, Set<String> lac) {
    Tariffs none = Tariffs.none(world);
    Set<String> withoutMexico = new LinkedHashSet<>(lac);
    withoutMexico.remove("MEX");
    return switch (scenario.substring(0, scenario.indexOf(' '))) {
      case "S1" -> none.with("COL", "USA", 0.25);
      case "S2" -> none.with("COL", "USA", 0.50);
      case "S3" -> none.with("COL", "USA", 0.25).withReciprocal("USA");
      case "S4" -> none.with("COL", "USA", 0.50).withReciprocal("USA");
      case "S5" -> none.with("COL", "USA", 0.25).withAnswers("USA", lac, 0.25);
      case "S6" -> none.with("COL", "USA", 0.25).withAnswers("USA", withoutMexico, 0.25);
      case "S7" -> none.withAll(lac, "USA", 0.25);
      case "S8" -> none.withAll(lac, "USA", 0.25).withReciprocal("USA");
      case "S9" -> none.withAll(lac, "USA", 0.50).withReciprocal("USA");
      case "S10" -> none.withAll(withoutMexico, "USA", 0.25).withReciprocal("USA");
      case "S11" -> none.withAll(lac, "USA", 0.10);
      default -> throw new IllegalArgumentException(scenario);
    };
  }

  private static Set<String> members() throws IOException {
    Set<String> members = new LinkedHashSet<>();
    for (NamedCsvRecord row : SharedWorld.rows("reference_runs_single_member_threat.csv")) {
      members.add(row.getField("member"));
    }
    return members;
  }

  private static void check(NamedCsvRecord row, String column, double ours) {
    double theirs = Double.parseDouble(row.getField(column));
    assertThat(ours)
        .as("%s, line %d", column, row.getStartingLineNumber())
        .isCloseTo(theirs, within(HALF_A_DIGIT + RELATIVE * Math.abs(theirs)));
  }

  private static void checkRounded(NamedCsvRecord row, String column, double ours, int digits) {
    double theirs = Double.parseDouble(row.getField(column));
    assertThat(ours)
        .as("%s, line %d", column, row.getStartingLineNumber())
        .isCloseTo(theirs, within(0.5 * Math.pow(10, -digits) + RELATIVE * Math.abs(theirs)));
  }
}

package org.contadora.exposure.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.contadora.exposure.world.Country;
import org.contadora.exposure.world.Flow;
import org.contadora.exposure.world.World;
import org.junit.jupiter.api.Test;

/// What a group of countries is called.
final class GroupsTest {
  private static final List<String> CARICOM = Groups.find("CARICOM").orElseThrow();
  private static final List<String> ANDEAN = Groups.find("ANDEAN").orElseThrow();

  /// Each sells something to the next.
  private static World worldOf(List<String> codes) {
    List<Country> countries = new ArrayList<>();
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      countries.add(new Country(codes.get(i), codes.get(i), 1e9, OptionalDouble.empty()));
      flows.add(new Flow(codes.get(i), codes.get((i + 1) % codes.size()), 10));
    }
    return World.of(countries, flows);
  }

  /// Worlds of traded data lack small states.
  @Test
  void groupIsCalledByItsNameWhereTheWorldHoldsNotAllOfIt() {
    List<String> there = CARICOM.subList(0, 9);
    List<String> countries = new ArrayList<>(there);
    countries.addAll(List.of("USA", "COL"));
    World world = worldOf(countries);
    assertThat(Groups.named(world, there)).containsExactly("CARICOM");
    assertThat(Groups.named(world, there.reversed())).containsExactly("CARICOM");
    assertThat(Groups.named(world, there.subList(0, 5)))
        .as("less than the world holds")
        .isEqualTo(there.subList(0, 5));
  }

  @Test
  void fewOfAGroupAreNotTheGroup() {
    World world = worldOf(List.of("BRA", "COL", "DEU", "USA"));
    assertThat(Groups.named(world, List.of("COL", "BRA"))).containsExactly("COL", "BRA");
    assertThat(Groups.named(world, List.of("COL"))).containsExactly("COL");
  }

  @Test
  void wholeGroupAndOneWithoutAMemberKeepTheirNames() {
    List<String> all = new ArrayList<>(CARICOM);
    all.addAll(ANDEAN);
    World world = worldOf(all);
    assertThat(Groups.named(world, ANDEAN)).containsExactly("ANDEAN");
    assertThat(Groups.named(world, CARICOM)).containsExactly("CARICOM");
    assertThat(Groups.named(world, CARICOM.subList(1, CARICOM.size())))
        .containsExactly("CARICOM", "-ATG");
  }
}

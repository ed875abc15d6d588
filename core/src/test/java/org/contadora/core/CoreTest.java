package org.contadora.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CoreTest {
  @Test
  void anAddressReadsAndPrintsAsReceiversWriteIt() {
    assertThat(IcaoAddress.parse("AE4AF6")).contains(new IcaoAddress(0xae4af6, true));
    assertThat(IcaoAddress.parse("~00a1b2").orElseThrow()).hasToString("~00a1b2");
    for (String wrong : List.of("", "ae4af", "ae4af66", "ae4ag6", "~", "-1ab23")) {
      assertThat(IcaoAddress.parse(wrong)).as(wrong).isEmpty();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IcaoAddress(0x1000000, true))
        .withMessageContaining("0x1000000");
  }

  @Test
  void dataOfAPageCannotEndTheirScript() throws IOException {
    var page = new StringWriter();
    new PageTemplate("<script>__CONTADORA_DATA__</script>")
        .write(page, out -> out.write("[\"</script><b>\"]"));
    assertThat(page).hasToString("<script>[\"\\u003c/script>\\u003cb>\"]</script>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageTemplate("<script></script>"))
        .withMessageContaining("17 characters");
  }

  @Test
  void countriesHaveTwoLettersWhereTheyHaveAny() {
    assertThat(CountryCodes.alpha2("COL")).isEqualTo("CO");
    assertThat(CountryCodes.alpha2("XKX")).isEqualTo("XK");
    assertThat(CountryCodes.alpha2("EUU")).isEqualTo("EU");
    assertThat(CountryCodes.alpha2("WLD")).isEqualTo("WLD");
  }

  @Test
  void addressesThatAreNotIcaosComeLast() {
    List<IcaoAddress> addresses = new ArrayList<>();
    addresses.add(new IcaoAddress(1, false));
    addresses.add(new IcaoAddress(0xffffff, true));
    addresses.add(new IcaoAddress(2, true));
    addresses.sort(null);
    assertThat(addresses)
        .extracting(IcaoAddress::toString)
        .containsExactly("000002", "ffffff", "~000001");
  }

  @Test
  void aPlaceOutsideTheEarthIsRefusedByNameAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeoPoint(90.5, 0))
        .withMessage("The latitude (90.5) must be between -90 and 90 degrees.");
    assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(0, Double.NaN));
  }

  /// A degree of latitude at the equator and the quarter meridian of WGS 84, as every geodesy text
  /// gives them.
  @Test
  void theMeridianHasItsKnownLength() {
    var equator = new GeoPoint(0, 0);
    assertThat(Geodesy.distanceM(equator, new GeoPoint(90, 0)))
        .isCloseTo(10_001_965.729, within(0.001));
    assertThat(Geodesy.distanceM(equator, new GeoPoint(1, 0))).isCloseTo(110_574.4, within(0.1));
    assertThat(Geodesy.bearingDeg(equator, new GeoPoint(0, -10))).isEqualTo(270);
  }

  @Test
  void theSphereIsOffByNoMoreThanItSays() {
    var seed = new Seed(seed());
    RandomGenerator random = seed.random("sphere");
    for (int i = 0; i < 1000; i++) {
      var a = new GeoPoint(random.nextDouble(-89, 89), random.nextDouble(-180, 180));
      double distanceM = random.nextDouble(1_000, 15_000_000);
      GeoPoint b = Geodesy.destination(a, random.nextDouble(360), distanceM);
      double sphereM = Geodesy.sphereDistanceM(a.latDeg(), a.lonDeg(), b.latDeg(), b.lonDeg());
      assertThat(sphereM / distanceM)
          .as("%s to %s, seed %s", a, b, seed)
          .isCloseTo(1, within(Geodesy.SPHERE_ERROR));
      assertThat(Geodesy.distanceM(a, b)).isCloseTo(distanceM, within(0.001));
    }
  }

  private static long seed() {
    String given = System.getProperty("contadora.seed", "");
    return given.isEmpty() ? 20250128 : Long.decode(given);
  }

  @Test
  void aFactHoldsFromItsFirstToItsLastDay() {
    var avelo = new Validity(LocalDate.parse("2025-05-12"), LocalDate.parse("2026-01-27"));
    assertThat(avelo.contains(LocalDate.parse("2025-05-11"))).isFalse();
    assertThat(avelo.contains(LocalDate.parse("2025-05-12"))).isTrue();
    assertThat(avelo.contains(LocalDate.parse("2026-01-27"))).isTrue();
    assertThat(avelo.contains(LocalDate.parse("2026-01-28"))).isFalse();
    assertThat(Validity.ALWAYS.contains(LocalDate.EPOCH)).isTrue();
    LocalDate first = LocalDate.parse("2026-01-02");
    LocalDate last = LocalDate.parse("2026-01-01");
    assertThatIllegalArgumentException().isThrownBy(() -> new Validity(first, last));
  }

  @Test
  void refusalsAreAllCountedAndTheFirstAreShown() {
    var first = new Refusals();
    var second = new Refusals();
    for (int i = 0; i < 30; i++) {
      first.refuse("TELEPORT", "day.tar", "point " + i);
    }
    second.refuse("TELEPORT", "night.tar", "point 0");
    second.refuse("EMPTY", "none.json", "no bytes");
    first.addAll(second);

    assertThat(first.counts()).containsEntry("TELEPORT", 31L).containsEntry("EMPTY", 1L);
    assertThat(first.total()).isEqualTo(32);
    assertThat(first.examples()).hasSize(Refusals.EXAMPLES + 1);
    assertThat(first.examples().get(1).detail()).isEqualTo("point 0");
  }

  @Test
  void aSeedGivesEachPartNumbersOfItsOwnAgainAndAgain() {
    var seed = Seed.parse("42");
    assertThat(seed.random("fleet").nextLong()).isEqualTo(new Seed(42).random("fleet").nextLong());
    assertThat(seed.random("fleet").nextLong()).isNotEqualTo(seed.random("faults").nextLong());
    assertThat(Seed.parse("0x2a")).isEqualTo(seed);
  }

  @Test
  void countriesHaveOurOwnNamesBeforeThoseOfTheLibrary() {
    CountryNames kreyol = new CountryNames("ht", java.util.Map.of("US", "Etazini"));
    assertThat(kreyol.of("US")).isEqualTo("Etazini");
    assertThat(kreyol.of("BE")).as("French where there is none").isEqualTo("Belgique");
    assertThat(new CountryNames("pt", java.util.Map.of()).of("DE")).isEqualTo("Alemanha");
    assertThat(new CountryNames("es", java.util.Map.of()).of(CountryCodes.alpha2("EUU")))
        .isEqualTo("Unión Europea");
  }

  @Test
  void lettersAreComparedWithoutAccentsAndCase() {
    assertThat(Letters.plain("SAN JOSÉ, Ñuñoa")).isEqualTo("san jose, nunoa");
    assertThat(Letters.edits("guatemala", "guatemala")).isZero();
    assertThat(Letters.edits("gutemala", "guatemala")).isEqualTo(1);
    assertThat(Letters.edits("bogota", "botoga")).isEqualTo(2);
    assertThat(Letters.edits("", "peru")).isEqualTo(4);
  }
}

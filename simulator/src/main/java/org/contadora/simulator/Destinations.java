package org.contadora.simulator;

import static org.contadora.simulator.Dice.share;

import java.time.LocalDate;
import java.util.List;
import org.contadora.simulator.Dice.Share;

/// Where removals start and go, with the shares that monitors published: hubs and countries of
/// January to July 2025 (Witness at the Border through Statista), of June 2025 (Migrant Insider),
/// and of 2020 (CEPR; UWCHR's records).
final class Destinations {
  private static final LocalDate YEAR_2025 = LocalDate.of(2025, 1, 1);

  private final Airfields airfields;
  private final boolean recent;

  Destinations(Airfields airfields, LocalDate date) {
    this.airfields = airfields;
    this.recent = !date.isBefore(YEAR_2025);
  }

  /// A removal's stops abroad in order, with the mean number of people landed at each.
  record Stops(List<String> icaos, double meanPeople, boolean fuelAtSanJuan) {}

  Airfield hub(Dice dice) {
    return airfields.get(dice.weighted(recent ? HUBS_2025 : HUBS_2020));
  }

  /// A place where people are picked up or moved to inside the country.
  Airfield domestic(Dice dice) {
    return airfields.get(dice.pick(DOMESTIC));
  }

  Stops stops(Dice dice) {
    return dice.weighted(recent ? STOPS_2025 : STOPS_2020);
  }

  private static final List<Share<String>> HUBS_2025 =
      List.of(
          share("KAEX", 29),
          share("KHRL", 18),
          share("KELP", 17),
          share("KIWA", 12),
          share("KSAN", 5),
          share("KMIA", 5),
          share("KIAH", 5),
          share("KBRO", 4),
          share("KLRD", 3),
          share("KSAT", 2));

  private static final List<Share<String>> HUBS_2020 =
      List.of(
          share("KAEX", 47),
          share("KBRO", 45),
          share("KIWA", 35),
          share("KELP", 32),
          share("KIAH", 15),
          share("KDAL", 10),
          share("KSAN", 6),
          share("KMIA", 4),
          share("KSAT", 3),
          share("KLRD", 3));

  private static final List<String> DOMESTIC =
      List.of(
          "KRIC", "KMDT", "KCSG", "KGYY", "KBFI", "KYKM", "KLAS", "KOMA", "KMSP", "KDEN", "KPSM",
          "KTOL", "KBED", "KMCI", "KDAL", "KIAH", "KMIA", "KSAT", "KLRD", "KAEX", "KIWA", "KELP",
          "KBRO", "KHRL", "KNYL", "KTUS", "KEWR", "KBUF");

  private static final List<Share<Stops>> STOPS_2025 =
      List.of(
          share(to("MGGT", 91), 49),
          share(to("MHLM", 110), 36),
          share(to("MHTG", 105), 5),
          share(to("MSLP", 105), 21),
          share(to("MMTP", 100), 9),
          share(to("MMVA", 100), 7),
          share(to("MMMX", 115), 3),
          share(to("SEGU", 100), 7),
          share(to("SEQM", 95), 2),
          share(to("SKBO", 102), 7),
          share(to("MNMG", 95), 6),
          share(to("MDSD", 90), 6),
          share(to("MKJP", 60), 2),
          share(to("MTCH", 85), 2),
          share(to("SPJC", 90), 4),
          share(to("SVMI", 160), 4),
          share(to("MROC", 65), 2),
          share(to("MPTO", 70), 2),
          share(new Stops(List.of("SBFZ"), 100, /* fuelAtSanJuan= */ true), 2),
          share(new Stops(List.of("SBCF"), 89, /* fuelAtSanJuan= */ true), 2),
          share(two("MGGT", "MHLM", 55), 5),
          share(two("MHLM", "MSLP", 55), 4),
          share(two("MSLP", "MNMG", 50), 2),
          share(two("SEGU", "SPJC", 50), 2),
          share(two("SKBO", "SEGU", 50), 2));

  private static final List<Share<Stops>> STOPS_2020 =
      List.of(
          share(to("MGGT", 117), 80),
          share(to("MHLM", 108), 60),
          share(to("MSLP", 105), 28),
          share(to("MMGL", 120), 21),
          share(to("MNMG", 85), 8),
          share(to("SEGU", 75), 7),
          share(to("MTPP", 60), 4),
          share(to("MKJP", 50), 3),
          share(to("MDSD", 60), 3),
          share(to("SKBO", 60), 5),
          share(new Stops(List.of("SBCF"), 80, /* fuelAtSanJuan= */ true), 7),
          share(two("MSLP", "MNMG", 50), 3),
          share(two("SKBO", "SEGU", 40), 3));

  /// Long hauls: fuel stops are written with a leading `-`.
  private static final List<List<String>> FAR =
      List.of(
          List.of("-GOBD", "DGAA", "DNMM", "-GOBD"),
          List.of("-GOBD", "FDSK", "-GOBD"),
          List.of("-TJSJ", "-GOBD", "HUEN", "HRYR", "-GOBD"),
          List.of("-EINN", "OPIS", "VIDP", "-EINN"),
          List.of("-EINN", "UTTT", "-EINN"),
          List.of("-PHNL", "-RJTT", "VVNB", "-RJTT", "-PHNL"),
          List.of("-TJSJ", "GQNO", "GBYD", "-TJSJ"),
          List.of("-EINN", "HDAM", "-EINN"),
          List.of("-GOBD", "FGSL", "-GOBD"));

  /// Stops of a long haul to third countries.
  List<String> far(Dice dice) {
    return dice.pick(FAR);
  }

  private static Stops to(String icao, double people) {
    return new Stops(List.of(icao), people, /* fuelAtSanJuan= */ false);
  }

  private static Stops two(String first, String second, double people) {
    return new Stops(List.of(first, second), people, /* fuelAtSanJuan= */ false);
  }
}

package org.contadora.simulator;

import java.time.LocalDate;
import org.contadora.core.Seed;

/// What world to make.
///
/// @param seed the same seed and options give the same bytes
/// @param from first UTC day; operators, call signs and flight numbers are those of that date
/// @param days number of UTC days, at least 1
/// @param fleet how many aircraft of each kind
/// @param coverage where receivers hear
/// @param badData whether positions are spoiled as real feeds are
/// @param threads how many aircraft are flown at once; the output does not depend on it
public record SimulationOptions(
    Seed seed,
    LocalDate from,
    int days,
    FleetSize fleet,
    Coverage coverage,
    boolean badData,
    int threads) {

  private static final int MAX_DAYS = 400;

  /// Days of which positions are read; before and after them a time is held to be an error.
  private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2049, 12, 31);

  public SimulationOptions {
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException(
          "The number of days (%d) must be between 1 and %d.".formatted(days, MAX_DAYS));
    }
    if (from.isBefore(FIRST_DAY) || from.plusDays(days - 1L).isAfter(LAST_DAY)) {
      throw new IllegalArgumentException(
          "The days (%s and %d more) must be between %s and %s."
              .formatted(from, days - 1, FIRST_DAY, LAST_DAY));
    }
    if (threads < 1) {
      throw new IllegalArgumentException(
          "The number of threads (%d) must be at least 1.".formatted(threads));
    }
  }

  /// A world of a ready-made size with realistic coverage and bad data, on one thread.
  public static SimulationOptions of(Seed seed, LocalDate from, Size size) {
    return new SimulationOptions(
        seed,
        from,
        size.days(),
        size.fleet(),
        Coverage.REALISTIC,
        /* badData= */ true,
        /* threads= */ 1);
  }

  /// The same world as receivers placed otherwise would hear it.
  public SimulationOptions withCoverage(Coverage newCoverage) {
    return new SimulationOptions(seed, from, days, fleet, newCoverage, badData, threads);
  }

  /// The same world with or without spoiled positions.
  public SimulationOptions withBadData(boolean spoiled) {
    return new SimulationOptions(seed, from, days, fleet, coverage, spoiled, threads);
  }

  /// The same kind of world over `newDays` days.
  public SimulationOptions withDays(int newDays) {
    return new SimulationOptions(seed, from, newDays, fleet, coverage, badData, threads);
  }

  /// The same world made by `newThreads` threads.
  public SimulationOptions withThreads(int newThreads) {
    return new SimulationOptions(seed, from, days, fleet, coverage, badData, newThreads);
  }

  /// How many aircraft of each kind.
  ///
  /// @param contractors of removal contractors, which also fly ordinary charters
  /// @param longHaul wide-bodies and large business jets that now and then fly to third countries
  /// @param military transports; a few of their missions are removals
  /// @param statePickup of a receiving state's air force, fetching its people
  /// @param charters of charter operators that fly no removals (teams, casinos, Cuba, Caribbean)
  /// @param airliners on scheduled routes, some between the airports that removals use
  /// @param freighters on cargo routes
  /// @param businessJets with private call signs, some with LADD or PIA
  /// @param lightAircraft circuits and short trips
  public record FleetSize(
      int contractors,
      int longHaul,
      int military,
      int statePickup,
      int charters,
      int airliners,
      int freighters,
      int businessJets,
      int lightAircraft) {
    /// All kinds together.
    public int total() {
      return contractors
          + longHaul
          + military
          + statePickup
          + charters
          + airliners
          + freighters
          + businessJets
          + lightAircraft;
    }
  }

  /// Where receivers hear.
  public enum Coverage {
    /// Everywhere, down to the ground, always.
    FULL,
    /// From sites on land, to the radio horizon, with feeds that fail for hours.
    REALISTIC
  }

  /// Ready-made sizes.
  public enum Size {
    /// A handful of aircraft for a day: for tests.
    SMALL,
    /// Three busy days: for scoring an engine over many seeds.
    STUDY,
    /// Two weeks of a few dozen aircraft: for the demonstration.
    DEMO,
    /// One day of thousands of aircraft, more than 500 MB of JSON: for benchmarks.
    DAY;

    /// Length in UTC days.
    public int days() {
      return switch (this) {
        case SMALL, DAY -> 1;
        case STUDY -> 3;
        case DEMO -> 14;
      };
    }

    /// Aircraft of each kind.
    public FleetSize fleet() {
      return switch (this) {
        case SMALL -> new FleetSize(3, 1, 1, 1, 2, 4, 1, 2, 3);
        case STUDY -> new FleetSize(14, 3, 5, 1, 6, 16, 5, 6, 8);
        case DEMO -> new FleetSize(10, 2, 3, 1, 3, 7, 2, 2, 3);
        case DAY -> new FleetSize(40, 8, 40, 2, 30, 1000, 120, 350, 700);
      };
    }
  }
}

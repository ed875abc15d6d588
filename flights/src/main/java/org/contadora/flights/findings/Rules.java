package org.contadora.flights.findings;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.contadora.core.Validity;
import org.jspecify.annotations.Nullable;

/// The rows of the rule book.
final class Rules {
  private Rules() {}

  /// What an operator does among other things.
  enum Role {
    /// Flies missions as a main business.
    CONTRACTOR,
    /// Flies missions among much else.
    MIXED,
    /// Seen at hubs, nothing established.
    UNVERIFIED,
    MILITARY,
    /// A receiving state that fetches people itself.
    STATE
  }

  /// An operator in a period.
  record Operator(
      String designator,
      String name,
      Role role,
      String country,
      Validity validity,
      String source) {}

  /// What a block of flight numbers is used for.
  enum NumberKind {
    MISSION("NUMBER_BLOCK"),
    MISSION_RARE("NUMBER_RARE_BLOCK"),
    MISSION_SERIES("NUMBER_SERIES"),
    MIXED("NUMBER_MIXED"),
    CHARTER("NUMBER_CHARTER"),
    /// The operator's own numbers while its missions fly under another call sign.
    OWN("NUMBER_OWN");

    final String code;

    /// Whether the number itself names a mission.
    boolean mission() {
      return this == MISSION || this == MISSION_RARE || this == MISSION_SERIES;
    }

    NumberKind(String code) {
      this.code = code;
    }
  }

  /// A block of flight numbers in a period.
  record NumberBlock(
      String designator, int first, int last, NumberKind kind, Validity validity, String source) {}

  /// What a call sign tells.
  enum CallsignKind {
    DUMMY("CALLSIGN_DUMMY"),
    DUMMY_VARIANT("CALLSIGN_DUMMY_VARIANT"),
    REPATRIATE("CALLSIGN_REPATRIATE"),
    MILITARY("CALLSIGN_MILITARY"),
    STATE_PICK_UP("CALLSIGN_STATE_PICK_UP");

    final String code;

    CallsignKind(String code) {
      this.code = code;
    }
  }

  /// A pattern of call signs in a period.
  record Callsign(
      Pattern pattern, CallsignKind kind, String operator, Validity validity, String source) {}

  /// What an airport is to the missions.
  enum Grade {
    /// Where missions start and gather people.
    STAGING,
    /// Next to a detention centre, with little other charter traffic.
    DETENTION,
    /// Where missions stop, and many others too.
    STOP,
    AMBIGUOUS,
    /// A military airfield where missions start, and much airlift that is none.
    MILITARY_STAGING,
    /// Where operators of missions keep aircraft for ordinary charters.
    CHARTER_BASE,
    FUEL,
    DETENTION_ABROAD,
    MILITARY_BASE
  }

  /// An airport's grade in a period.
  record Hub(String airport, Grade grade, Validity validity, String source) {}

  /// How usual a removal to a place is.
  enum DestinationKind {
    FREQUENT,
    REGULAR,
    OCCASIONAL,
    LEISURE
  }

  /// A country (two letters) or an airport (four) as a destination.
  ///
  /// @param usual airports at which removals usually land there; empty if not known
  record Destination(
      String place,
      DestinationKind kind,
      boolean thirdCountry,
      List<String> usual,
      Validity validity,
      String source) {
    Destination {
      usual = List.copyOf(usual);
    }
  }

  /// A way flown for another purpose, in either direction.
  ///
  /// @param designator empty for any operator
  /// @param departure airport or country
  /// @param arrival airport or country
  record Exclusion(
      String kind,
      String designator,
      String departure,
      String arrival,
      Validity validity,
      String source) {}

  /// A way within the United States on which people are flown to another part of the border, to be
  /// expelled there.
  ///
  /// @param departure airport
  /// @param arrival airport
  record Lateral(String departure, String arrival, Validity validity, String source) {}

  /// What is known of an aircraft.
  enum TailKind {
    HISTORY,
    WATCH_LIST,
    FREIGHTER
  }

  /// An aircraft in a period.
  record Tail(
      String registration,
      String icao24,
      TailKind kind,
      String designator,
      Validity validity,
      String role,
      String source) {}

  /// Addresses that a state gives to aircraft of its armed forces, in a period.
  ///
  /// @param first bits of the first address
  /// @param last bits of the last address
  record AddressBlock(int first, int last, String country, Validity validity, String source) {}

  /// A weight in natural log-odds.
  record Weight(String code, double value, String source) {}

  /// People aboard.
  ///
  /// @param country empty for any
  /// @param role null for any
  /// @param aircraft ICAO type designator, or empty for any
  record PeopleRule(
      String country,
      @Nullable Role role,
      String aircraft,
      Validity validity,
      int low,
      int high,
      double mean,
      String basis,
      String source) {
    boolean fits(String toCountry, @Nullable Role ofRole, String type, LocalDate day) {
      return (country.isEmpty() || country.equals(toCountry))
          && (role == null || role == ofRole)
          && (aircraft.isEmpty() || aircraft.equals(type))
          && validity.contains(day);
    }
  }
}

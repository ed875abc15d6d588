package org.contadora.flights.positions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.contadora.core.Refusals;

/// What is in the documents of one format.
///
/// @param format as [PositionReader#format] names it, or [#UNKNOWN]
/// @param documents how many documents there were
/// @param firstOrigin the first of them
/// @param aircraft how many aircraft
/// @param positions how many positions, those refused not counted
/// @param extent when and where; empty if there are no positions
/// @param firstAircraft the first of the aircraft, in order of appearance
/// @param callsigns how many call signs
/// @param firstCallsigns the first of them, in order of appearance
/// @param refused what was refused, with examples
public record Inspection(
    String format,
    long documents,
    String firstOrigin,
    int aircraft,
    long positions,
    Optional<Extent> extent,
    List<Aircraft> firstAircraft,
    int callsigns,
    List<String> firstCallsigns,
    Refusals refused) {
  /// Stands for the format where no reader recognises the document.
  public static final String UNKNOWN = "unknown";

  public Inspection {
    firstAircraft = List.copyOf(firstAircraft);
    firstCallsigns = List.copyOf(firstCallsigns);
  }

  /// When and where positions are.
  ///
  /// @param from time of the earliest
  /// @param to time of the latest
  /// @param southDeg lowest latitude in degrees
  /// @param westDeg western edge in degrees; greater than the eastern where the positions lie
  ///   around the 180th meridian
  /// @param northDeg highest latitude in degrees
  /// @param eastDeg eastern edge in degrees
  public record Extent(
      Instant from, Instant to, double southDeg, double westDeg, double northDeg, double eastDeg) {}
}

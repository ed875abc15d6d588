package org.contadora.flights.records;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// One row, understood: what is null the row does not tell.
///
/// @param id the leg's name where the table has one
/// @param date day of departure, local there
/// @param callsign call sign with ICAO designator
/// @param departureReason code that says why the departure is inferred, or what its time is worth;
///   empty if there is nothing to say
/// @param scheduledDeparture when it was to leave, where the table tells the schedule
/// @param dateOnly whether the times are no more than the middle of the day
/// @param tags codes beside the class where the table has them
/// @param place file and line
record FlightRow(
    @Nullable String id,
    Aircraft aircraft,
    @Nullable String callsign,
    @Nullable LocalDate date,
    @Nullable String departureAirport,
    @Nullable Basis departureBasis,
    @Nullable Instant departureTime,
    String departureReason,
    @Nullable String arrivalAirport,
    @Nullable Basis arrivalBasis,
    @Nullable Instant arrivalTime,
    @Nullable Duration duration,
    @Nullable Instant scheduledDeparture,
    boolean dateOnly,
    List<String> tags,
    String place) {
  FlightRow {
    tags = List.copyOf(tags);
  }

  boolean hasTail() {
    return !aircraft.key().isEmpty();
  }

  /// The earliest time the row gives.
  @Nullable Instant start() {
    return departureTime != null ? departureTime : arrivalTime;
  }

  /// Whether both rows tell take-off and landing, and one of the flights was over before the other
  /// began: then they are two, however near.
  boolean isApartFrom(FlightRow other) {
    return isOverBefore(other) || other.isOverBefore(this);
  }

  private boolean isOverBefore(FlightRow other) {
    return departureTime != null
        && arrivalTime != null
        && other.departureTime != null
        && other.arrivalTime != null
        && !isPlanned()
        && !other.isPlanned()
        && !arrivalTime.isAfter(other.departureTime);
  }

  private boolean isPlanned() {
    return dateOnly || departureReason.equals(LegEnd.SCHEDULED);
  }

  FlightRow withDepartureReason(String reason) {
    return new FlightRow(
        id,
        aircraft,
        callsign,
        date,
        departureAirport,
        departureBasis,
        departureTime,
        reason,
        arrivalAirport,
        arrivalBasis,
        arrivalTime,
        duration,
        scheduledDeparture,
        dateOnly,
        tags,
        place);
  }

  FlightRow at(String newPlace) {
    return withAircraft(aircraft, newPlace);
  }

  FlightRow withTimes(@Nullable Instant departure, @Nullable Instant arrival, boolean onlyDate) {
    return new FlightRow(
        id,
        aircraft,
        callsign,
        date,
        departureAirport,
        departureBasis,
        departure,
        departureReason,
        arrivalAirport,
        arrivalBasis,
        arrival,
        duration,
        scheduledDeparture,
        onlyDate,
        tags,
        place);
  }

  FlightRow withAircraft(Aircraft value, String newPlace) {
    return new FlightRow(
        id,
        value,
        callsign,
        date,
        departureAirport,
        departureBasis,
        departureTime,
        departureReason,
        arrivalAirport,
        arrivalBasis,
        arrivalTime,
        duration,
        scheduledDeparture,
        dateOnly,
        tags,
        newPlace);
  }

  /// This row, completed with what `other`, a second record of the same leg, knows better: a tail,
  /// and times that are more than a date.
  FlightRow or(FlightRow other) {
    boolean timed = !dateOnly;
    return new FlightRow(
        id != null ? id : other.id,
        aircraft.or(other.aircraft),
        callsign != null ? callsign : other.callsign,
        date != null ? date : other.date,
        departureAirport != null ? departureAirport : other.departureAirport,
        departureBasis != null ? departureBasis : other.departureBasis,
        timed && departureTime != null ? departureTime : other.departureTime,
        timed && departureTime != null ? departureReason : other.departureReason,
        arrivalAirport != null ? arrivalAirport : other.arrivalAirport,
        arrivalBasis != null ? arrivalBasis : other.arrivalBasis,
        timed && arrivalTime != null ? arrivalTime : other.arrivalTime,
        duration != null ? duration : other.duration,
        scheduledDeparture != null ? scheduledDeparture : other.scheduledDeparture,
        dateOnly && other.dateOnly,
        tags,
        place);
  }
}

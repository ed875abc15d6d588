package org.contadora.desk;

import java.time.Clock;
import org.contadora.core.Seed;
import org.contadora.desk.jobs.Sample;
import org.contadora.desk.live.LiveParts;
import org.contadora.desk.threats.ThreatEngine;
import org.contadora.flights.Flights;

/// What a desk works with.
///
/// @param engine rebuilds flights from inputs
/// @param engineName name and version of the program, to stand in every observation
/// @param sample makes the simulated flights that an empty desk offers
/// @param threats weighs tariff threats
/// @param clock tells when something was decided
/// @param live the time in which feeds are asked
public record DeskParts(
    Flights engine,
    String engineName,
    Sample sample,
    ThreatEngine threats,
    Clock clock,
    LiveParts live) {
  /// A desk whose feeds are asked in the machine's own time.
  public DeskParts(
      Flights engine, String engineName, Sample sample, ThreatEngine threats, Clock clock) {
    this(
        engine,
        engineName,
        sample,
        threats,
        clock,
        LiveParts.real(clock, new Seed(clock.millis())));
  }
}

package org.contadora.desk;

import java.time.Clock;
import org.contadora.desk.jobs.Sample;
import org.contadora.flights.Flights;

/// What a desk works with.
///
/// @param engine rebuilds flights from inputs
/// @param engineName name and version of the program, to stand in every observation
/// @param sample makes the simulated flights that an empty desk offers
/// @param clock tells when something was decided
public record DeskParts(Flights engine, String engineName, Sample sample, Clock clock) {}

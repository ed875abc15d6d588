/// The observing engine: positions or flight records in, removal findings with their evidence out.
///
/// The packages are the steps, in order: [positions][org.contadora.flights.positions] →
/// [tracks][org.contadora.flights.tracks] → [legs][org.contadora.flights.legs] (with
/// [airports][org.contadora.flights.airports] and [gaps][org.contadora.flights.gaps]) →
/// [rotations][org.contadora.flights.rotations] → [findings][org.contadora.flights.findings] →
/// [report][org.contadora.flights.report].
///
/// The engine is pure: clock, randomness and files are handed to it; it opens no socket and writes
/// no log.
@NullMarked
package org.contadora.flights;

import org.jspecify.annotations.NullMarked;

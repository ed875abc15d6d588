package org.contadora.flights.positions;

/// How a position came to the receiver (readsb README-json, field `type`): what it can be trusted
/// for.
public enum PositionSource {
  /// ADS-B from a transponder with an ICAO address.
  ADSB,
  /// ADS-B from an emitter that is not a transponder.
  ADSB_NON_TRANSPONDER,
  /// ADS-B sent on by a ground station on the other link; may repeat or lag the direct message.
  ADSR,
  /// Traffic information from ground radar; coarse, may name a track file instead of an airframe.
  TISB,
  /// Automatic dependent surveillance - contract, by satellite: rare but sure.
  ADSC,
  /// Position computed from times of arrival at several receivers.
  MLAT,
  /// Anything else, or not said.
  OTHER
}

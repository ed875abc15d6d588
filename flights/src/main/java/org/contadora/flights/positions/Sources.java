package org.contadora.flights.positions;

/// The names that receivers give to the ways a position came.
final class Sources {
  private Sources() {}

  /// readsb's field `type` (README-json.md).
  static PositionSource ofReadsb(String type) {
    return switch (type) {
      case "adsb_icao", "adsb_other", "adsb" -> PositionSource.ADSB;
      case "adsb_icao_nt" -> PositionSource.ADSB_NON_TRANSPONDER;
      case "adsr_icao", "adsr_other" -> PositionSource.ADSR;
      case "tisb_icao", "tisb_other", "tisb_trackfile", "tisb" -> PositionSource.TISB;
      case "adsc" -> PositionSource.ADSC;
      case "mlat" -> PositionSource.MLAT;
      default -> PositionSource.OTHER;
    };
  }

  /// The number that readsb gives to the same kinds in heatmaps, bits 27 to 31 of the address.
  static PositionSource ofReadsbNumber(int number) {
    return switch (number) {
      case 0, 8 -> PositionSource.ADSB;
      case 1 -> PositionSource.ADSB_NON_TRANSPONDER;
      case 2, 9 -> PositionSource.ADSR;
      case 3, 10, 11 -> PositionSource.TISB;
      case 4 -> PositionSource.ADSC;
      case 5 -> PositionSource.MLAT;
      default -> PositionSource.OTHER;
    };
  }
}

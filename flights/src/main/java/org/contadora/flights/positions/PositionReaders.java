package org.contadora.flights.positions;

import java.util.List;
import java.util.Optional;

/// All formats of positions that are read, and which of them a document is of.
///
/// | format | what |
/// |---|---|
/// | `readsb-trace` | readsb, tar1090, ADS-B Exchange and adsb.lol traces |
/// | `aircraft-json` | readsb and dump1090 `aircraft.json`, v2 API, readsb-hist snapshots |
/// | `readsb-heatmap` | half-hourly heatmaps |
/// | `opensky-states`, `opensky-csv` | OpenSky state vectors, REST and hourly tables |
/// | `sbs` | BaseStation lines |
/// | `mode-s-jsonl` | jet1090 and rs1090 messages |
/// | `traffic-json` | tables of the traffic library |
/// | `points-csv` | any list of points with a header |
public final class PositionReaders {
  private static final List<PositionReader> ALL =
      List.of(
          new TraceReader(),
          new SnapshotReader(),
          new HeatmapReader(),
          new OpenSkyStatesReader(),
          PointListReader.ofOpenSky(),
          new SbsReader(),
          new ModeSJsonReader(),
          new TrafficJsonReader(),
          PointListReader.ofPoints());

  private PositionReaders() {}

  /// Every reader, in the order in which they are asked.
  public static List<PositionReader> all() {
    return ALL;
  }

  /// The reader of the format that a document beginning with `head` is of; empty if it holds no
  /// positions in a known format.
  ///
  /// @param head as for [PositionReader#recognises]
  public static Optional<PositionReader> recognise(byte[] head) {
    for (PositionReader reader : ALL) {
      if (reader.recognises(head)) {
        return Optional.of(reader);
      }
    }
    return Optional.empty();
  }
}

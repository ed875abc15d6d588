package org.contadora.flights.tracks;

import java.util.ArrayList;
import java.util.List;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.TrackRefusals.Code;

/// The first positions of a track, which were used before it was clear whether they can be
/// believed.
final class Beginning {
  /// Positions used, those before anything was replaced first.
  private final List<Used> used = new ArrayList<>(2);

  private record Used(String origin, String key, long timeMs, int latE6, int lonE6) {}

  void add(Positions positions, int i) {
    used.add(
        new Used(
            positions.origin(),
            positions.aircraft().key(),
            positions.timeMs(i),
            positions.latE6(i),
            positions.lonE6(i)));
  }

  /// Refuses them: the track begins anew with position `i`.
  void refuse(TrackRefusals refused, Positions positions, int i) {
    for (Used wrong : used) {
      if (refused.count(Code.POSITION_REPLACED)) {
        refused.tell(
            Code.POSITION_REPLACED,
            TrackRefusals.replaced(
                wrong.origin,
                TrackRefusals.contact(wrong.key, wrong.timeMs, wrong.latE6, wrong.lonE6),
                positions,
                i));
      }
    }
  }

  /// Forgets them: what follows begins another track.
  void clear() {
    used.clear();
  }
}

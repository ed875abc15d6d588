package org.contadora.desk.live;

import java.time.Instant;
import java.util.List;
import org.contadora.flights.live.Ended;
import org.contadora.flights.live.LiveAircraft;

/// Is told what is new, beat by beat, on the thread that gathers it: whoever has much to do does it
/// elsewhere.
public interface LiveListener {
  /// Aircraft of interest of which something new was heard.
  void seen(List<LiveAircraft> aircraft, Instant now);

  /// What has ended and now stands on the board.
  void ended(List<Ended> ended, Instant now);
}

package org.contadora.desk.live;

import java.util.List;
import org.contadora.flights.live.LiveAircraft;

/// Something that open pages are told of.
public sealed interface LiveNews {
  /// Aircraft of interest of which something new was heard.
  record Seen(List<LiveAircraft> aircraft) implements LiveNews {
    public Seen {
      aircraft = List.copyOf(aircraft);
    }
  }

  /// Aircraft that are no longer shown.
  record Gone(List<String> keys) implements LiveNews {
    public Gone {
      keys = List.copyOf(keys);
    }
  }

  /// Flights that have ended, are removal-related and now stand on the board.
  record Landed(List<String> legIds) implements LiveNews {
    public Landed {
      legIds = List.copyOf(legIds);
    }
  }

  /// How the feeds are doing.
  record Feeds(List<FeedStatus> feeds) implements LiveNews {
    public Feeds {
      feeds = List.copyOf(feeds);
    }
  }

  /// An alert was sent, or could not be.
  record Alerted(long alertId) implements LiveNews {}

  /// Somebody decided, so that other flights wait for review than before.
  record Reviewed() implements LiveNews {}
}

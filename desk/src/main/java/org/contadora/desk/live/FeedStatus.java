package org.contadora.desk.live;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a feed is doing.
///
/// @param kind `receiver`, `api`, `opensky` or `sbs`
/// @param fromFile whether it stands in the feed file, which only a person edits
/// @param since since when it is in this state
/// @param why code of why it is down; empty while it is up
/// @param detail the reason in the words of whoever gave it; empty while it is up
/// @param lastNews when it last gave a position, null if it never did
/// @param lagS how old its newest position was when it came, seconds; null if it never gave one
/// @param positionsPerS positions a second over the last minute
/// @param positions positions since the desk was started, those that were no news included
/// @param aircraft how many aircraft its last answer held
/// @param refused how much could not be used, by code, since the desk was started
/// @param nextTry when it will be asked again, null if it is sent
public record FeedStatus(
    String name,
    String kind,
    boolean fromFile,
    State state,
    Instant since,
    String why,
    String detail,
    @Nullable Instant lastNews,
    @Nullable Double lagS,
    double positionsPerS,
    long positions,
    int aircraft,
    Map<String, Long> refused,
    @Nullable Instant nextTry) {
  public FeedStatus {
    refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
  }

  /// What a feed can be.
  public enum State {
    STARTING,
    UP,
    DOWN
  }
}

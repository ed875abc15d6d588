package org.contadora.desk.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.BoardFeed;
import org.contadora.desk.record.LiveRecord;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.live.Ended;
import org.jspecify.annotations.Nullable;

/// What becomes of flights that were heard and have ended: they are kept for good, put on the
/// board, and told to open pages. For one thread, but for [#areHeldBack].
final class Landings {
  private static final System.Logger LOG = System.getLogger(Landings.class.getName());

  private final Board board;
  private final Live.@Nullable Keeping keeping;
  private final LiveRecord.Evidence evidence;
  private final Events events;

  /// What has ended and could not be kept yet.
  private final List<Ended> unkept = new ArrayList<>();

  private volatile boolean heldBack;

  /// @param keeping null if nothing is kept
  /// @param evidence what was heard of a leg
  Landings(
      Board board, Live.@Nullable Keeping keeping, LiveRecord.Evidence evidence, Events events) {
    this.board = board;
    this.keeping = keeping;
    this.evidence = evidence;
    this.events = events;
  }

  /// Whether flights that ended were kept off the board because it shows the simulated sample.
  boolean areHeldBack() {
    return heldBack;
  }

  /// Puts what has ended on the board; what never happened is not put beside what did.
  ///
  /// @return what was put there
  List<Ended> land(Sky.Beat beat) {
    if (beat.ended().isEmpty() && unkept.isEmpty()) {
      return List.of();
    }
    heldBack = board.isSimulated();
    if (heldBack) {
      return List.of();
    }
    List<LiveRecord.Kept> kept = keep(beat.ended());
    List<Ended> all = kept.stream().map(LiveRecord.Kept::ended).toList();
    board.<RuntimeException>feed(
        /* simulated= */ false,
        feed -> {
          for (LiveRecord.Kept one : kept) {
            feed.add(one.ended().findings(), one.ended().gaps());
            join(one, feed);
          }
          feed.coverage(beat.coverage());
          feed.hours(beat.hours());
        });
    Set<String> related = new LinkedHashSet<>();
    for (Ended ended : all) {
      for (Finding finding : ended.findings()) {
        if (finding.removalRelated() && ended.newLegs().contains(finding.leg().id())) {
          related.add(finding.leg().id());
        }
      }
    }
    if (!related.isEmpty()) {
      events.publish(new LiveNews.Landed(List.copyOf(related)));
    }
    return all;
  }

  private void join(LiveRecord.Kept kept, BoardFeed feed) {
    Live.@Nullable Keeping keeper = keeping;
    if (keeper != null) {
      kept.joined()
          .forEach((whole, parts) -> {
            parts.forEach(feed::gone);
            feed.say(whole, keeper.review().shown(whole));
          });
    }
  }

  /// Keeps for good what has ended; only then it is shown. What cannot be kept waits for the next
  /// beat.
  ///
  /// @return what was kept, under the names that its legs have
  private List<LiveRecord.Kept> keep(List<Ended> news) {
    Live.@Nullable Keeping keeper = keeping;
    if (keeper == null) {
      return news.stream().map(one -> new LiveRecord.Kept(one, Map.of())).toList();
    }
    boolean failedBefore = !unkept.isEmpty();
    unkept.addAll(news);
    List<LiveRecord.Kept> kept = new ArrayList<>();
    try {
      while (!unkept.isEmpty()) {
        Ended next = unkept.getFirst();
        kept.add(keeper.record().write(next, LiveEvidence.known(board, next), evidence));
        unkept.removeFirst();
      }
      keeper.record().sign();
    } catch (IOException | RuntimeException e) {
      if (!failedBefore) {
        LOG.log(System.Logger.Level.ERROR, "Flights that ended could not be kept; tried again.", e);
      }
    }
    return kept;
  }
}

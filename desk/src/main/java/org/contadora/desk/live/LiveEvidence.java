package org.contadora.desk.live;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.contadora.desk.legs.Board;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegRow;
import org.contadora.desk.legs.LegSort;
import org.contadora.desk.record.LiveRecord;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.live.Ended;
import org.jspecify.annotations.Nullable;

/// What is kept beside a flight that was heard live: who sent it, and under which name it may stand
/// on the board already.
final class LiveEvidence {
  private LiveEvidence() {}

  /// What each feed sent, with where it is asked; a feed that was taken down since has no address.
  static List<LiveRecord.Heard> of(SortedMap<String, String> points, Map<String, Feed> feeds) {
    List<LiveRecord.Heard> heard = new ArrayList<>();
    points.forEach((name, lines) -> {
      Feed feed = feeds.get(name);
      heard.add(
          new LiveRecord.Heard(
              name, feed == null ? "" : feed.kind(), feed == null ? null : address(feed), lines));
    });
    return heard;
  }

  /// An address for everybody to read: keys may stand in the user's part or behind the question
  /// mark.
  private static @Nullable String address(Feed feed) {
    return switch (feed) {
      case Feed.Receiver receiver -> open(receiver.url());
      case Feed.Api api -> open(api.base());
      case Feed.OpenSky openSky -> open(openSky.base());
      case Feed.Sbs sbs -> "tcp://%s:%d".formatted(sbs.host(), sbs.port());
    };
  }

  private static @Nullable String open(URI uri) {
    try {
      return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null)
          .toString();
    } catch (URISyntaxException _) {
      return null;
    }
  }

  /// The aircraft's legs on the board about the time of all that is told of it.
  static List<String> known(Board board, Ended ended) {
    Instant first = null;
    Instant last = null;
    String address = "";
    for (Finding finding : ended.findings()) {
      Instant start = finding.leg().start();
      if (start != null) {
        first = first == null || start.isBefore(first) ? start : first;
        last = last == null || start.isAfter(last) ? start : last;
        address = finding.leg().aircraft().key();
      }
    }
    List<String> known = new ArrayList<>();
    if (first != null && last != null && !address.isEmpty()) {
      String key = address;
      board.<RuntimeException>forEach(
          around(day(first), day(last), key),
          LegSort.OLDEST,
          row -> {
            if (isOf(row, key)) {
              known.add(row.legId());
            }
          });
    }
    return known;
  }

  private static boolean isOf(LegRow row, String key) {
    return key.equals(row.icao24() == null ? row.registration() : row.icao24());
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static LegFilter around(LocalDate first, LocalDate last, String key) {
    return new LegFilter(
        first.minusDays(1),
        last.plusDays(1),
        null,
        null,
        null,
        Set.of(),
        null,
        null,
        key,
        null,
        null);
  }
}

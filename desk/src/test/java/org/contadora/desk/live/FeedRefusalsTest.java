package org.contadora.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whoever looks at a feed sees what of it could not be used, whether a reader or the engine
/// refused it.
class FeedRefusalsTest extends LiveFixture {
  /// Every answer holds one aircraft that moves on, one at speed that never moves, and one whose
  /// clock is a minute ahead.
  private void answer() {
    publisher.answer(_ -> {
      long s = time.instant().getEpochSecond();
      double north = 15 + Duration.between(START, time.instant()).toSeconds() * 0.0018;
      return Publisher.Answer.json(
          String.format(
              Locale.ROOT,
              """
              {"now":%d.0,"aircraft":[
              {"hex":"a960a9","lat":%.4f,"lon":-90.0,"alt_baro":30000,"gs":400,"seen_pos":0.1},
              {"hex":"a960aa","lat":16.0,"lon":-90.0,"alt_baro":30000,"gs":400,"seen_pos":0.1},
              {"hex":"a960ab","lat":17.0,"lon":-90.0,"alt_baro":30000,"gs":400,"seen_pos":-60}]}
              """,
              s,
              north));
    });
  }

  @Test
  void refusedAreCountedByFeedAndByCode() throws Exception {
    answer();
    try (Live live = start(receiver("10 s") + receiver("60 min").replace("roof", "cellar"))) {
      time.advance(Duration.ofMinutes(3), 3);
      long asked = publisher.requests().size() - 1L;
      FeedStatus roof = live.feeds().getFirst();
      assertThat(roof.name()).isEqualTo("roof");
      assertThat(roof.positions()).isEqualTo(3 * asked);
      assertThat(roof.refused())
          .isEqualTo(Map.of("POSITION_FROZEN", asked - 1, "TIME_IMPLAUSIBLE", asked));
      assertThat(live.feeds().get(1).refused()).isEqualTo(Map.of("TIME_IMPLAUSIBLE", 1L));
    }
  }
}

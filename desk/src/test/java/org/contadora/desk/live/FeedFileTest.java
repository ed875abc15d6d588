package org.contadora.desk.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.contadora.flights.airports.Airports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Feeds as a person writes them.
class FeedFileTest {
  private static final FeedFile FILE = new FeedFile(Airports.bundled());

  @Test
  void everyKindIsRead() {
    List<Feed> feeds =
        FILE.parse(
            """
            # Feeds of the newsroom
            [roof]
            kind = receiver
            url = http://192.168.1.20/tar1090/data/aircraft.json

            [hubs]
            kind = api
            url = https://opendata.adsb.fi/api/v2/
            form = lat_lon_dist
            around = KAEX 40, 31.30 -92.50 60
            aircraft = A1AC1A, listed
            every = 60 s

            [gulf]
            kind = opensky
            area = 14 -95 31 -85
            client_id = newsroom
            client_secret = quiet please

            [tower]
            kind = sbs
            host = 127.0.0.1
            times = arrival
            """);
    assertThat(feeds).extracting(Feed::name).containsExactly("roof", "hubs", "gulf", "tower");
    assertThat(feeds.get(0).every()).isEqualTo(Duration.ofSeconds(2));
    Feed.Api api = (Feed.Api) feeds.get(1);
    assertThat(api.base()).hasToString("https://opendata.adsb.fi/api/v2");
    assertThat(api.aircraft()).containsExactly("a1ac1a");
    assertThat(api.listed()).isTrue();
    assertThat(api.around()).extracting(Feed.Circle::radiusNm).containsExactly(40, 60);
    assertThat(api.around().getFirst().point().latDeg()).isBetween(31.0, 31.7);
    // 170 square degrees cost 3 of 4,000 credits a day: one request in 64.8 s.
    assertThat(feeds.get(2).every()).isEqualTo(Duration.ofSeconds(65));
    assertThat(feeds.get(2).toString()).doesNotContain("quiet please").contains("(secret)");
    Feed.Sbs sbs = (Feed.Sbs) feeds.get(3);
    assertThat(sbs.port()).isEqualTo(30003);
    assertThat(sbs.arrival()).isTrue();
  }

  /// OpenSky's day of 400 credits for visitors: 4 credits a request for the world, 1 for 25 square
  /// degrees.
  @ParameterizedTest
  @CsvSource({
    "'', false, 864",
    "10 -90 15 -85, false, 216",
    "10 -95 20 -85, false, 432",
    "10 -90 15 -85, true, 22",
    "'', true, 87",
  })
  void openSkyIsAskedAsSeldomAsItsCreditsAllow(String area, boolean client, long seconds) {
    String text =
        "[o]\nkind = opensky\n"
            + (area.isEmpty() ? "" : "area = " + area + "\n")
            + (client ? "client_id = c\nclient_secret = s\n" : "");
    assertThat(FILE.parse(text).getFirst().every()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind = pigeon | The kind (pigeon) of the feed f must be one of receiver, api, opensky, sbs.",
        "kind = receiver | The url () of the feed f must be an http or https address without a password in it.",
        "kind = receiver;url = file:///etc/passwd | must be an http or https address",
        "kind = receiver;url = http://ana:secret@host/x | must be an http or https address",
        "kind = receiver;url = http://h/x;speed = 1 | has a key (speed) that receiver does not know; it knows [url]",
        "kind = api;url = http://h/v2;around = KAEX 40;every = 1 s | The every (1 s) of the feed f must be from 10 s",
        "kind = api;url = http://h/v2 | The feed f must have around, aircraft or both.",
        "kind = api;url = http://h/v2;around = KAEX 400 | must be 1 to 250 nautical miles",
        "kind = api;url = http://h/v2;around = ZZZZ 40 | must be an airport's ICAO code that is known",
        "kind = api;url = http://h/v2;aircraft = n12345 | must be six hexadecimal digits, or the word listed",
        "kind = opensky;area = 31 -95 14 -85 | must be south west north east in degrees",
        "kind = opensky;every = 10 s | must be from 864 s",
        "kind = sbs;host = h;port = 99999 | The port (99999) of the feed f must be 1 to 65535.",
      })
  void whatCannotBeUsedIsNamedWithWhatWasExpected(String lines, String message) {
    assertThatThrownBy(() -> FILE.parse("[f]\n" + lines.replace(";", "\n")))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void lineOutsideOfAFeedIsNamedByItsNumber() {
    assertThatThrownBy(() -> FILE.parse("# x\nkind = sbs\n"))
        .hasMessage("Line 2 (kind = sbs) must be [NAME] or key = value below one.");
    assertThatThrownBy(() -> FILE.parse("[a]\nkind = sbs\nhost = h\n[a]\n"))
        .hasMessage("Line 4: the feed (a) is there twice.");
  }
}

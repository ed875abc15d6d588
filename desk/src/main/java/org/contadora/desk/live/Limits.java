package org.contadora.desk.live;

import java.time.Duration;

/// How seldom feeds are asked at least, and what else publishers ask for; each with its source.
public final class Limits {
  /// A receiver writes `aircraft.json` once a second (readsb, `--write-json-every`, default 1):
  /// more often there is nothing new.
  static final Duration RECEIVER = Duration.ofSeconds(1);

  /// Networks allow one request a second from one address: adsb.fi (opendata, README: "public
  /// endpoints are rate limited to 1 request per second") and airplanes.live (API guide). A margin
  /// keeps two requests apart whatever the way does to them.
  static final Duration API_BETWEEN_REQUESTS = Duration.ofMillis(1200);

  /// A round of requests to a network: our own restraint, as a landing takes minutes.
  static final Duration API = Duration.ofSeconds(10);

  /// Largest circle of the v2 interfaces, nautical miles (adsb.fi README; airplanes.live API
  /// guide).
  public static final int API_RADIUS_NM = 250;

  /// Addresses in one request: well under the 1,000 that airplanes.live takes, and short enough for
  /// any address line.
  static final int API_AIRCRAFT = 100;

  /// OpenSky's credits of one day for a visitor and for a registered client (opensky-api, REST,
  /// "Limitations").
  static final int OPENSKY_CREDITS_VISITOR = 400;

  static final int OPENSKY_CREDITS_CLIENT = 4000;

  /// Time resolution of OpenSky's answers for visitors and clients: asked more often, the answer is
  /// the same (same source).
  private static final Duration OPENSKY_VISITOR = Duration.ofSeconds(10);

  private static final Duration OPENSKY_CLIENT = Duration.ofSeconds(5);

  /// Silence of a receiver's line after which it counts as down: BaseStation sends position and
  /// velocity twice a second for every aircraft, and a sky without any is rare.
  static final Duration SBS_SILENCE = Duration.ofSeconds(30);

  private Limits() {}

  /// How often a feed may be asked at most; for [Feed.Sbs] how short a silence may count.
  static Duration leastEvery(Feed feed) {
    return switch (feed) {
      case Feed.Receiver _ -> RECEIVER;
      case Feed.Api _ -> API;
      case Feed.OpenSky openSky -> openSky(openSky.area(), openSky.clientId() != null);
      case Feed.Sbs _ -> Duration.ofSeconds(5);
    };
  }

  /// OpenSky's interval: the day's credits spread over the day.
  static Duration openSky(Feed.@org.jspecify.annotations.Nullable Area area, boolean client) {
    int credits = client ? OPENSKY_CREDITS_CLIENT : OPENSKY_CREDITS_VISITOR;
    Duration even = Duration.ofSeconds(Math.ceilDiv(86_400L * cost(area), credits));
    Duration least = client ? OPENSKY_CLIENT : OPENSKY_VISITOR;
    return even.compareTo(least) < 0 ? least : even;
  }

  /// Credits that one request costs, by the size of its area in square degrees (same source).
  static int cost(Feed.@org.jspecify.annotations.Nullable Area area) {
    double size = area == null ? Double.MAX_VALUE : area.squareDeg();
    if (size <= 25) {
      return 1;
    }
    if (size <= 100) {
      return 2;
    }
    return size <= 400 ? 3 : 4;
  }
}

package org.contadora.desk.live;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.core.GeoPoint;
import org.contadora.core.IcaoAddress;
import org.contadora.flights.airports.Airports;
import org.jspecify.annotations.Nullable;

/// Reads feeds as a person writes them: sections of `key = value`, `#` before notes.
///
/// ```
/// [roof]
/// kind = receiver
/// url = http://192.168.1.20/tar1090/data/aircraft.json
///
/// [hubs]
/// kind = api
/// url = https://opendata.adsb.fi/api/v2
/// form = lat_lon_dist
/// around = KAEX 40, KIWA 40, 31.30 -92.50 60
/// aircraft = listed
/// every = 60 s
///
/// [gulf]
/// kind = opensky
/// area = 14 -95 31 -85
/// client_id = newsroom
/// client_secret = …
///
/// [tower]
/// kind = sbs
/// host = 127.0.0.1
/// port = 30003
/// ```
public final class FeedFile {
  static final URI OPENSKY = URI.create("https://opensky-network.org/api");
  static final URI OPENSKY_TOKEN =
      URI.create(
          "https://auth.opensky-network.org/auth/realms/opensky-network/protocol/openid-connect/token");

  private static final int MOST_FEEDS = 50;
  private static final int LONGEST_VALUE = 4000;
  private static final int SBS_PORT = 30_003;
  private static final Duration LONGEST_EVERY = Duration.ofHours(1);
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,31}");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,5})\\s*(s|min)?");
  private static final Pattern PLACE =
      Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s+(-?\\d+(?:\\.\\d+)?)\\s+(\\d{1,3})");
  private static final Pattern AIRPORT = Pattern.compile("([A-Z0-9]{4})\\s+(\\d{1,3})");

  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "receiver", Set.of("url"),
          "api", Set.of("url", "form", "around", "aircraft", "key_header", "key"),
          "opensky", Set.of("url", "area", "token_url", "client_id", "client_secret"),
          "sbs", Set.of("host", "port", "times"));

  private final Airports airports;

  /// @param airports where the places of airports are looked up
  public FeedFile(Airports airports) {
    this.airports = airports;
  }

  /// The feeds in a file, in its order.
  ///
  /// @throws FeedException if something in it cannot be used, with the line
  /// @throws IOException if it cannot be read
  public List<Feed> read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (MalformedInputException e) {
      throw new FeedException("The feed file (%s) must be text in UTF-8.".formatted(file));
    }
  }

  /// As [#read], of the file's text.
  public List<Feed> parse(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = null;
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = new LinkedHashMap<>();
        String name = line.substring(1, line.length() - 1).strip();
        if (sections.put(name, section) != null) {
          throw new FeedException("Line %d: the feed (%s) is there twice.".formatted(number, name));
        }
        continue;
      }
      int equals = line.indexOf('=');
      if (section == null || equals < 1) {
        throw new FeedException(
            "Line %d (%s) must be [NAME] or key = value below one."
                .formatted(number, shortened(line)));
      }
      section.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    if (sections.size() > MOST_FEEDS) {
      throw new FeedException(
          "The feeds (%d) must be at most %d.".formatted(sections.size(), MOST_FEEDS));
    }
    List<Feed> feeds = new ArrayList<>();
    sections.forEach((name, values) -> feeds.add(feed(name, values)));
    return feeds;
  }

  /// One feed from its values.
  ///
  /// @throws FeedException if a value is missing, unknown or cannot be used
  public Feed feed(String name, Map<String, String> values) {
    if (!NAME.matcher(name).matches()) {
      throw new FeedException(
          "The feed's name (%s) must be 1 to 32 letters, digits, dots, dashes or underscores."
              .formatted(shortened(name)));
    }
    String kind = values.getOrDefault("kind", "");
    Set<String> keys = KEYS.get(kind);
    if (keys == null) {
      throw bad(name, "kind", kind, "one of receiver, api, opensky, sbs");
    }
    values.forEach((key, value) -> {
      if (!key.equals("kind") && !key.equals("every") && !keys.contains(key)) {
        throw new FeedException(
            "The feed %s has a key (%s) that %s does not know; it knows %s."
                .formatted(name, shortened(key), kind, new TreeSet<>(keys)));
      }
      if (value.length() > LONGEST_VALUE) {
        throw bad(name, key, value, "at most %d characters long".formatted(LONGEST_VALUE));
      }
    });
    return switch (kind) {
      case "receiver" ->
          new Feed.Receiver(name, url(name, values, null), every(name, values, Limits.RECEIVER, 2));
      case "api" -> api(name, values);
      case "opensky" -> openSky(name, values);
      default -> sbs(name, values);
    };
  }

  private Feed api(String name, Map<String, String> values) {
    List<Feed.Circle> around = new ArrayList<>();
    for (String place : list(values.get("around"))) {
      around.add(circle(name, place));
    }
    List<String> aircraft = new ArrayList<>();
    boolean listed = false;
    for (String address : list(values.get("aircraft"))) {
      if (address.equals("listed")) {
        listed = true;
        continue;
      }
      aircraft.add(
          IcaoAddress.parse(address)
              .map(IcaoAddress::toString)
              .orElseThrow(() ->
                  bad(name, "aircraft", address, "six hexadecimal digits, or the word listed")));
    }
    if (around.isEmpty() && aircraft.isEmpty() && !listed) {
      throw new FeedException(
          "The feed %s must have around, aircraft or both.%nMaybe around = KAEX 40"
              .formatted(name));
    }
    String form = values.getOrDefault("form", "point");
    if (!form.equals("point") && !form.equals("lat_lon_dist")) {
      throw bad(name, "form", form, "point or lat_lon_dist");
    }
    return new Feed.Api(
        name,
        url(name, values, null),
        form.equals("point") ? Feed.Form.POINT : Feed.Form.LAT_LON_DIST,
        around,
        aircraft,
        listed,
        values.get("key_header"),
        new Secret(values.getOrDefault("key", "")),
        every(name, values, Limits.API, 6));
  }

  private Feed.Circle circle(String name, String place) {
    Matcher airport = AIRPORT.matcher(place.toUpperCase(Locale.ROOT));
    Matcher degrees = PLACE.matcher(place);
    GeoPoint point;
    String radius;
    String label;
    if (degrees.matches()) {
      double latDeg = Double.parseDouble(degrees.group(1));
      double lonDeg = Double.parseDouble(degrees.group(2));
      if (Math.abs(latDeg) > 90 || Math.abs(lonDeg) > 180) {
        throw bad(name, "around", place, "a latitude, a longitude and nautical miles");
      }
      point = new GeoPoint(latDeg, lonDeg);
      radius = degrees.group(3);
      label = degrees.group(1) + " " + degrees.group(2);
    } else if (airport.matches()) {
      label = airport.group(1);
      point =
          airports
              .find(label)
              .orElseThrow(() -> bad(name, "around", place, "an airport's ICAO code that is known"))
              .point();
      radius = airport.group(2);
    } else {
      throw bad(name, "around", place, "such as KAEX 40 or 31.3 -92.5 40 (nautical miles)");
    }
    int radiusNm = Integer.parseInt(radius);
    if (radiusNm < 1 || radiusNm > Limits.API_RADIUS_NM) {
      throw bad(name, "around", place, "1 to %d nautical miles".formatted(Limits.API_RADIUS_NM));
    }
    return new Feed.Circle(label, point, radiusNm);
  }

  private static Feed openSky(String name, Map<String, String> values) {
    Feed.Area area = null;
    String text = values.get("area");
    if (text != null && !text.isBlank()) {
      String[] f = text.strip().split("[\\s,]+", -1);
      try {
        double[] degrees = new double[4];
        for (int i = 0; i < 4; i++) {
          degrees[i] = Double.parseDouble(f[i]);
        }
        area = new Feed.Area(degrees[0], degrees[1], degrees[2], degrees[3]);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
        throw bad(name, "area", text, "south west north east in degrees, such as 14 -95 31 -85");
      }
      boolean on =
          f.length == 4
              && area.south() >= -90
              && area.north() <= 90
              && area.south() < area.north()
              && area.west() >= -180
              && area.east() <= 180
              && area.west() < area.east();
      if (!on) {
        throw bad(name, "area", text, "south west north east in degrees, such as 14 -95 31 -85");
      }
    }
    String clientId = values.get("client_id");
    boolean client = clientId != null && !clientId.isBlank();
    return new Feed.OpenSky(
        name,
        url(name, values, OPENSKY),
        area,
        values.containsKey("token_url") ? address(name, "token_url", values) : OPENSKY_TOKEN,
        client ? clientId : null,
        new Secret(values.getOrDefault("client_secret", "")),
        every(name, values, Limits.openSky(area, client), 1));
  }

  private static Feed sbs(String name, Map<String, String> values) {
    String host = values.getOrDefault("host", "");
    if (host.isBlank()) {
      throw bad(name, "host", host, "a name or address, such as 127.0.0.1");
    }
    String port = values.getOrDefault("port", String.valueOf(SBS_PORT));
    int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
    if (number < 1 || number > 65_535) {
      throw bad(name, "port", port, "1 to 65535");
    }
    String times = values.getOrDefault("times", "sent");
    if (!times.equals("sent") && !times.equals("arrival")) {
      throw bad(name, "times", times, "sent or arrival");
    }
    Duration silence =
        values.containsKey("every")
            ? every(name, values, Duration.ofSeconds(5), 1)
            : Limits.SBS_SILENCE;
    return new Feed.Sbs(name, host, number, times.equals("arrival"), silence);
  }

  private static URI url(String name, Map<String, String> values, @Nullable URI standard) {
    if (!values.containsKey("url") && standard != null) {
      return standard;
    }
    return address(name, "url", values);
  }

  private static URI address(String name, String key, Map<String, String> values) {
    String text = values.getOrDefault(key, "");
    try {
      URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean web =
          Objects.equals(uri.getScheme(), "http") || Objects.equals(uri.getScheme(), "https");
      if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Told below, as another scheme is.
    }
    throw bad(name, key, text, "an http or https address without a password in it");
  }

  /// @param usual how many times the shortest interval the usual one is
  private static Duration every(
      String name, Map<String, String> values, Duration least, int usual) {
    String text = values.get("every");
    if (text == null || text.isBlank()) {
      return least.multipliedBy(usual);
    }
    Matcher matcher = DURATION.matcher(text.strip());
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration every =
          Objects.equals(matcher.group(2), "min")
              ? Duration.ofMinutes(number)
              : Duration.ofSeconds(number);
      if (every.compareTo(least) >= 0 && every.compareTo(LONGEST_EVERY) <= 0) {
        return every;
      }
    }
    throw bad(
        name,
        "every",
        text,
        "from %d s, which its publisher asks for, to %d min, such as 60 s"
            .formatted(least.toSeconds(), LONGEST_EVERY.toMinutes()));
  }

  private static List<String> list(@Nullable String text) {
    List<String> items = new ArrayList<>();
    for (String item : text == null ? new String[0] : text.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  private static FeedException bad(String name, String key, String value, String expected) {
    return new FeedException(
        "The %s (%s) of the feed %s must be %s.".formatted(key, shortened(value), name, expected));
  }

  private static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}

package org.contadora.desk.web;

import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.desk.live.FeedDay;
import org.contadora.desk.live.FeedStatus;
import org.contadora.desk.live.Outage;
import org.contadora.desk.live.Watched;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Ahead;
import org.contadora.flights.legs.TrackPoint;
import org.contadora.flights.live.LiveAircraft;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Live things in the JSON that pages show.
final class LiveJson {
  private static final double PLACE_SCALE = 1e4;
  private static final double TRAIL_SCALE = 1e3;

  private LiveJson() {}

  /// @param whole with its trail, which pages that follow draw themselves
  static void aircraft(JsonGenerator json, LiveAircraft aircraft, boolean whole) {
    json.writeStartObject();
    json.writeStringProperty("key", aircraft.key());
    Json.text(json, "icao24", aircraft.aircraft().address());
    Json.text(json, "registration", aircraft.aircraft().registration());
    Json.text(json, "type", aircraft.aircraft().typeCode());
    Json.text(json, "callsign", aircraft.callsign());
    json.writeNumberProperty("lat", rounded(aircraft.point().latDeg(), PLACE_SCALE));
    json.writeNumberProperty("lon", rounded(aircraft.point().lonDeg(), PLACE_SCALE));
    number(json, "altitude_ft", aircraft.altitudeFt());
    number(json, "ground_speed_kt", aircraft.groundSpeedKt());
    number(json, "track_deg", aircraft.trackDeg());
    number(json, "vertical_rate_fpm", aircraft.verticalRateFpm());
    json.writeBooleanProperty("on_ground", aircraft.onGround());
    Json.time(json, "seen", aircraft.seen());
    json.writeStringProperty("interest", aircraft.interest().code());
    Finding finding = aircraft.finding();
    Json.text(json, "class", finding == null ? null : finding.flightClass().code());
    number(json, "probability", finding == null ? null : rounded(finding.probability(), 1e3));
    Json.text(json, "verdict", finding == null ? null : finding.verdict().code());
    Json.text(json, "leg_id", finding == null ? null : finding.leg().id());
    Json.text(json, "operator", finding == null ? null : finding.operator());
    Json.text(json, "departed_from", aircraft.departedFrom());
    Json.text(json, "hub", aircraft.hub());
    json.writeNumberProperty("steady_s", aircraft.steadyS());
    ahead(json, aircraft.ahead());
    json.writeStringProperty("feed", aircraft.origin());
    LiveAircraft other = aircraft.other();
    if (other == null) {
      json.writeNullProperty("other");
    } else {
      json.writeName("other");
      aircraft(json, other, /* whole= */ false);
    }
    if (whole) {
      json.writeArrayPropertyStart("trail");
      for (TrackPoint point : aircraft.trail()) {
        place(json, point.point());
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  static void ahead(JsonGenerator json, List<Ahead.Country> countries) {
    json.writeArrayPropertyStart("ahead");
    for (Ahead.Country country : countries) {
      json.writeStartObject();
      json.writeStringProperty("country", country.code());
      json.writeStringProperty("airport", country.airport());
      json.writeNumberProperty("km", Math.round(country.distanceM() / 1000));
      json.writeNumberProperty("minutes", country.minutes());
      json.writeNumberProperty("airports", country.airports());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void place(JsonGenerator json, GeoPoint point) {
    json.writeStartArray();
    json.writeNumber(rounded(point.lonDeg(), TRAIL_SCALE));
    json.writeNumber(rounded(point.latDeg(), TRAIL_SCALE));
    json.writeEndArray();
  }

  static void feeds(JsonGenerator json, List<FeedStatus> feeds) {
    json.writeArrayPropertyStart("feeds");
    for (FeedStatus feed : feeds) {
      json.writeStartObject();
      json.writeStringProperty("name", feed.name());
      json.writeStringProperty("kind", feed.kind());
      json.writeBooleanProperty("from_file", feed.fromFile());
      json.writeStringProperty("state", feed.state().name().toLowerCase(java.util.Locale.ROOT));
      Json.time(json, "since", feed.since());
      json.writeStringProperty("why", feed.why());
      json.writeStringProperty("detail", feed.detail());
      Json.time(json, "last_news", feed.lastNews());
      number(json, "lag_s", feed.lagS() == null ? null : rounded(feed.lagS(), 10));
      json.writeNumberProperty("positions_per_s", rounded(feed.positionsPerS(), 10));
      json.writeNumberProperty("positions", feed.positions());
      json.writeNumberProperty("aircraft", feed.aircraft());
      json.writeObjectPropertyStart("refused");
      feed.refused().forEach(json::writeNumberProperty);
      json.writeEndObject();
      Json.time(json, "next_try", feed.nextTry());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void outages(JsonGenerator json, List<Outage> outages) {
    json.writeArrayPropertyStart("outages");
    for (Outage outage : outages) {
      json.writeStartObject();
      json.writeNumberProperty("id", outage.id());
      json.writeStringProperty("feed", outage.feed());
      Json.time(json, "from", outage.from());
      Json.time(json, "to", outage.to());
      json.writeStringProperty("why", outage.why());
      json.writeStringProperty("detail", outage.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void days(JsonGenerator json, List<FeedDay> days) {
    json.writeArrayPropertyStart("days");
    for (FeedDay day : days) {
      json.writeStartObject();
      json.writeStringProperty("date", day.date().toString());
      json.writeStringProperty("feed", day.feed());
      json.writeNumberProperty("down_s", day.downS());
      json.writeArrayPropertyStart("hours");
      day.hours().forEach(json::writeNumber);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void watched(JsonGenerator json, List<Watched> watched) {
    json.writeArrayPropertyStart("watched");
    for (Watched each : watched) {
      json.writeStartObject();
      json.writeStringProperty("aircraft", each.aircraft());
      json.writeStringProperty("note", each.note());
      json.writeStringProperty("who", each.who());
      Json.time(json, "since", each.since());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, @Nullable Number value) {
    switch (value) {
      case null -> json.writeNullProperty(name);
      case Integer whole -> json.writeNumberProperty(name, whole);
      default -> json.writeNumberProperty(name, rounded(value.doubleValue(), 1e3));
    }
  }

  private static double rounded(double value, double scale) {
    return Math.round(value * scale) / scale;
  }
}

package org.contadora.desk.legs;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.desk.legs.Thinning.Place;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.gaps.Reach;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.TrackPoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A leg as a map of many draws it, thinned and packed when the board is fed, so that ten thousand
/// are read and sent at once.
///
/// @param lines JSON array of [Polyline] texts with times in seconds since the leg began: what was
///   followed, cut wherever contact was lost
/// @param areas JSON array of what could have been reached meanwhile, each with `lost` and `found`
///   in seconds since the leg began, `settled` if the landing that it could hold is known or
///   inferred, and `rings` of [Polyline] texts without times
record LegDrawing(String lines, String areas) {
  /// What a track may be off, degrees: about 3 km, a pixel or two on a map of the Caribbean.
  static final double TRACK_TOLERANCE_DEG = 0.03;

  /// What the edge of an area may be off, degrees. It is a bound that was reckoned, not seen.
  static final double AREA_TOLERANCE_DEG = 0.1;

  private static final int MS_PER_S = 1000;

  private static final JsonFactory JSON = new JsonFactory();

  /// The drawing of a leg.
  ///
  /// @param gapsOfAircraft gaps of its aircraft, among them its own
  static LegDrawing of(Leg leg, List<Gap> gapsOfAircraft) {
    List<Gap> gaps =
        gapsOfAircraft.stream().filter(gap -> gap.legBefore().equals(leg.id())).toList();
    Instant start = leg.start();
    long startS = start == null ? 0 : start.getEpochSecond();
    return new LegDrawing(lines(leg, gaps, startS), areas(leg, gaps, startS));
  }

  private static String lines(Leg leg, List<Gap> gaps, long startS) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      for (List<Place> piece : pieces(leg.track(), gaps, startS)) {
        var line = new Polyline();
        for (Place place : Thinning.thin(piece, TRACK_TOLERANCE_DEG, /* timed= */ true)) {
          line.add(place.y(), place.x(), place.timeS());
        }
        json.writeString(line.text());
      }
      json.writeEndArray();
    }
    return text.toString();
  }

  /// The track cut where contact was lost: no line is drawn where nothing was seen.
  private static List<List<Place>> pieces(List<TrackPoint> track, List<Gap> gaps, long startS) {
    List<List<Place>> pieces = new ArrayList<>();
    List<Place> piece = new ArrayList<>();
    @Nullable Instant before = null;
    double x = 0;
    for (TrackPoint point : track) {
      boolean cut = before != null && isLostBetween(before, point.time(), gaps);
      if (cut) {
        pieces.add(piece);
        piece = new ArrayList<>();
      }
      x = before == null ? point.point().lonDeg() : near(point.point().lonDeg(), x);
      piece.add(new Place(x, point.point().latDeg(), point.time().getEpochSecond() - startS));
      before = point.time();
    }
    pieces.add(piece);
    pieces.removeIf(one -> one.size() < 2);
    return pieces;
  }

  private static boolean isLostBetween(Instant before, Instant after, List<Gap> gaps) {
    for (Gap gap : gaps) {
      Gap.Contact found = gap.found();
      long toMs = found == null ? Long.MAX_VALUE : found.timeMs();
      // Half a second of slack on either side: the track's times may be rounded.
      if (before.toEpochMilli() < toMs - MS_PER_S / 2
          && after.toEpochMilli() > gap.lost().timeMs() + MS_PER_S / 2) {
        return true;
      }
    }
    return false;
  }

  /// The longitude by whole turns as near to `to` as can be.
  private static double near(double lonDeg, double to) {
    return lonDeg + 360 * Math.rint((to - lonDeg) / 360);
  }

  /// Areas of all gaps. Where a gap could hold a landing and the landing is known or inferred all
  /// the same, its area would hide the answer on a map of a whole period: it is marked as settled.
  private static String areas(Leg leg, List<Gap> gaps, long startS) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      for (Gap gap : gaps) {
        List<List<GeoPoint>> rings = Reach.outline(gap);
        if (!rings.isEmpty()) {
          boolean settled = !gap.candidates().isEmpty() && leg.arrival().airport() != null;
          area(json, gap, rings, startS, settled);
        }
      }
      json.writeEndArray();
    }
    return text.toString();
  }

  private static void area(
      JsonGenerator json, Gap gap, List<List<GeoPoint>> rings, long startS, boolean settled) {
    json.writeStartObject();
    json.writeNumberProperty("lost", gap.lost().timeMs() / MS_PER_S - startS);
    Gap.Contact found = gap.found();
    if (found == null) {
      json.writeNullProperty("found");
    } else {
      json.writeNumberProperty("found", found.timeMs() / MS_PER_S - startS);
    }
    if (settled) {
      json.writeBooleanProperty("settled", true);
    }
    json.writeArrayPropertyStart("rings");
    for (List<GeoPoint> ring : rings) {
      List<Place> places = new ArrayList<>();
      for (GeoPoint point : ring) {
        places.add(new Place(point.lonDeg(), point.latDeg(), places.size()));
      }
      var line = new Polyline();
      for (Place place : Thinning.thin(places, AREA_TOLERANCE_DEG, /* timed= */ false)) {
        line.add(place.y(), place.x());
      }
      json.writeString(line.text());
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

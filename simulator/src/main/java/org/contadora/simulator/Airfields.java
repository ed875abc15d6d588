package org.contadora.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contadora.core.Seed;

/// The real airports (OurAirports, from the core's resource) with the world's runways.
final class Airfields {
  private static final String RESOURCE = "/org/contadora/core/airports.csv";
  private static final double LARGE_RUNWAY_M = 3000;
  private static final double MEDIUM_RUNWAY_M = 2100;

  private final List<Airfield> all;
  private final List<Airfield> hubs = new ArrayList<>();
  private final Map<String, Airfield> byIcao = new HashMap<>();

  private Airfields(List<Airfield> all) {
    this.all = List.copyOf(all);
    for (var field : all) {
      byIcao.put(field.icao(), field);
      if (field.large() && field.scheduled()) {
        hubs.add(field);
      }
    }
  }

  static Airfields load(Seed seed) {
    try (InputStream stream = Airfields.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The resource %s is missing.\nMaybe the module core was built without its npm step."
                .formatted(RESOURCE));
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      List<String> header = cells(reader.readLine());
      var fields = new ArrayList<Airfield>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        var row = cells(line);
        if (row.get(header.indexOf("icao")).length() == 4) {
          fields.add(read(row, header, fields.size(), seed));
        }
      }
      return new Airfields(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Airfield read(List<String> row, List<String> header, int index, Seed seed) {
    String icao = row.get(header.indexOf("icao"));
    String elevation = row.get(header.indexOf("elevation_ft"));
    boolean large = row.get(header.indexOf("size")).equals("large");
    var dice = new Dice(seed, "airfield-" + icao);
    double runwayDeg = dice.uniform(0, 180);
    double side = dice.chance(0.5) ? 90 : -90;
    return new Airfield(
        index,
        icao,
        row.get(header.indexOf("country")),
        Double.parseDouble(row.get(header.indexOf("lat_deg"))),
        Double.parseDouble(row.get(header.indexOf("lon_deg"))),
        elevation.isEmpty() ? 0 : Double.parseDouble(elevation),
        large,
        row.get(header.indexOf("scheduled")).equals("yes"),
        runwayDeg,
        large ? LARGE_RUNWAY_M : MEDIUM_RUNWAY_M,
        runwayDeg + side + dice.uniform(-25, 25),
        dice.uniform(450, large ? 1400 : 800));
  }

  /// Splits a line of RFC 4180 CSV whose quoted cells hold no line ends.
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  List<Airfield> all() {
    return all;
  }

  /// Large airports with scheduled service.
  List<Airfield> hubs() {
    return hubs;
  }

  Airfield get(String icao) {
    var field = byIcao.get(icao);
    if (field == null) {
      throw new IllegalArgumentException(
          "The airport (%s) is not in %s.".formatted(icao, RESOURCE));
    }
    return field;
  }

  List<Airfield> get(List<String> icaos) {
    var fields = new ArrayList<Airfield>();
    for (var icao : icaos) {
      fields.add(get(icao));
    }
    return fields;
  }
}

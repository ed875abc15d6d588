package org.contadora.flights.airports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.contadora.core.GeoPoint;
import org.contadora.core.Geodesy;
import org.contadora.core.Refusals;
import org.jspecify.annotations.Nullable;

/// Reads airports and runways from the CSV files in which their publishers give them.
final class AirportFiles {
  private static final String BUNDLED = "/org/contadora/core/airports.csv";

  /// Two sources that put an airport within this distance mean the same one under two codes.
  private static final double SAME_PLACE_M = 2000;

  private final Refusals refusals;
  private final TreeMap<String, Airport> byCode = new TreeMap<>();
  private final TreeMap<String, List<Runway>> runwaysByCode = new TreeMap<>();

  /// What a file's header says it is, in the order in which files are taken: what knows sizes
  /// before what knows only places, runways last.
  private enum Kind {
    OUR_AIRPORTS("ident,type,latitude_deg,longitude_deg,elevation_ft"),
    AIRPORTSDATA("icao,city,subd,elevation,lat,lon,tz"),
    VIRTUAL_RADAR("Code,ICAO,CountryISO2,Latitude,Longitude,AltitudeFeet"),
    OUR_RUNWAYS("airport_ident,le_latitude_deg,he_longitude_deg");

    private final String columns;

    Kind(String columns) {
      this.columns = columns;
    }

    static @Nullable Kind of(List<String> header) {
      for (Kind kind : values()) {
        if (header.containsAll(List.of(kind.columns.split(",", -1)))) {
          return kind;
        }
      }
      return null;
    }
  }

  AirportFiles(Refusals refusals) {
    this.refusals = refusals;
    bundled().forEach(airport -> byCode.put(airport.code(), airport));
  }

  static List<Airport> bundled() {
    List<Airport> airports = new ArrayList<>();
    try (InputStream in = AirportFiles.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource %s is missing.%nMaybe core was built with -Dweb.skip on a fresh clone."
                .formatted(BUNDLED));
      }
      try (CsvReader<NamedCsvRecord> rows =
          CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (NamedCsvRecord row : rows) {
          airports.add(
              new Airport(
                  row.getField("icao"),
                  row.getField("iata"),
                  row.getField("name"),
                  row.getField("municipality"),
                  row.getField("country"),
                  point(row, "lat_deg", "lon_deg"),
                  elevation(row.getField("elevation_ft")),
                  Airport.Size.valueOf(row.getField("size").toUpperCase(Locale.ROOT)),
                  row.getField("scheduled").equals("yes")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The resource %s cannot be read.".formatted(BUNDLED), e);
    }
    return airports;
  }

  void read(Path dir) throws IOException {
    List<Path> files;
    try (Stream<Path> listing = Files.list(dir)) {
      files = listing.filter(path -> path.toString().endsWith(".csv")).sorted().toList();
    }
    Map<Path, Kind> kinds = new TreeMap<>();
    for (Path file : files) {
      Kind kind = kindOf(file);
      if (kind != null) {
        kinds.put(file, kind);
      }
    }
    if (kinds.isEmpty()) {
      throw new NoReferenceException(dir, files.stream().map(Path::getFileName).toList());
    }
    for (Kind kind : Kind.values()) {
      for (Map.Entry<Path, Kind> entry : kinds.entrySet()) {
        if (entry.getValue() == kind) {
          readFile(entry.getKey(), kind);
        }
      }
    }
  }

  List<Airport> airports() {
    return List.copyOf(byCode.values());
  }

  Map<String, List<Runway>> runways() {
    return runwaysByCode;
  }

  private static @Nullable Kind kindOf(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = open(file)) {
      for (NamedCsvRecord row : rows) {
        return Kind.of(row.getHeader());
      }
    } catch (RuntimeException e) {
      return null; // Not a table with a header; the folder may hold other files.
    }
    return null;
  }

  private static CsvReader<NamedCsvRecord> open(Path file) throws IOException {
    return CsvReader.builder()
        .detectBomHeader(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofNamedCsvRecord(file);
  }

  private void readFile(Path file, Kind kind) throws IOException {
    Places places = new Places(byCode.values());
    try (CsvReader<NamedCsvRecord> rows = open(file)) {
      for (NamedCsvRecord row : rows) {
        try {
          switch (kind) {
            case OUR_AIRPORTS -> takeOurAirports(row);
            case AIRPORTSDATA ->
                takePlace(
                    places,
                    row,
                    row.getField("icao"),
                    row.getField("city"),
                    row.getField("country"),
                    point(row, "lat", "lon"),
                    row.getField("elevation"));
            case VIRTUAL_RADAR ->
                takePlace(
                    places,
                    row,
                    row.getField("ICAO"),
                    row.getField("Location"),
                    row.getField("CountryISO2"),
                    point(row, "Latitude", "Longitude"),
                    row.getField("AltitudeFeet"));
            case OUR_RUNWAYS -> takeRunway(places, row);
          }
        } catch (IllegalArgumentException e) {
          String message = e.getMessage();
          refusals.refuse(
              "REFERENCE_ROW",
              "%s:%d".formatted(file.getFileName(), row.getStartingLineNumber()),
              message == null ? "The row cannot be read." : message);
        }
      }
    }
  }

  private void takeOurAirports(NamedCsvRecord row) {
    Airport.Size size;
    switch (row.getField("type")) {
      case "large_airport" -> size = Airport.Size.LARGE;
      case "medium_airport" -> size = Airport.Size.MEDIUM;
      case "small_airport" -> size = Airport.Size.SMALL;
      default -> {
        return; // Heliports, seaplane bases, balloon ports and closed fields.
      }
    }
    String ident = row.getField("ident");
    String code = row.findField("icao_code").filter(field -> !field.isEmpty()).orElse(ident);
    byCode.put(
        code,
        new Airport(
            code,
            row.findField("iata_code").orElse(""),
            row.findField("name").orElse(""),
            row.findField("municipality").orElse(""),
            row.findField("iso_country").orElse(""),
            point(row, "latitude_deg", "longitude_deg"),
            elevation(row.getField("elevation_ft")),
            size,
            row.findField("scheduled_service").orElse("").equals("yes")));
  }

  /// Takes an airport of which only the place is known: small, and only if no other stands there.
  private void takePlace(
      Places places,
      NamedCsvRecord row,
      String icao,
      String municipality,
      String country,
      GeoPoint point,
      String elevationFt) {
    String name = row.findField("name").or(() -> row.findField("Name")).orElse("");
    boolean helicoptersOnly = name.toLowerCase(Locale.ROOT).contains("heli");
    if (icao.isEmpty()
        || helicoptersOnly
        || byCode.containsKey(icao)
        || places.nearest(point) != null) {
      return;
    }
    String iata = row.findField("iata").or(() -> row.findField("IATA")).orElse("");
    byCode.put(
        icao,
        new Airport(
            icao,
            iata,
            name,
            municipality,
            country,
            point,
            elevation(elevationFt),
            Airport.Size.SMALL,
            false));
  }

  private void takeRunway(Places places, NamedCsvRecord row) {
    if (row.getField("closed").equals("1")
        || row.getField("le_latitude_deg").isEmpty()
        || row.getField("he_latitude_deg").isEmpty()) {
      return;
    }
    Runway runway =
        new Runway(
            point(row, "le_latitude_deg", "le_longitude_deg"),
            point(row, "he_latitude_deg", "he_longitude_deg"));
    Airport airport = byCode.get(row.getField("airport_ident"));
    if (airport == null) {
      airport = places.nearest(runway.lowEnd());
    }
    if (airport != null && Geodesy.distanceM(airport.point(), runway.lowEnd()) < 10_000) {
      runwaysByCode.computeIfAbsent(airport.code(), _ -> new ArrayList<>()).add(runway);
    }
  }

  private static GeoPoint point(NamedCsvRecord row, String lat, String lon) {
    return new GeoPoint(number(row, lat), number(row, lon));
  }

  private static double number(NamedCsvRecord row, String column) {
    String text = row.getField(column);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The %s (%s) must be a number of degrees.".formatted(column, text), e);
    }
  }

  private static int elevation(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return (int) Math.round(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The elevation (%s) must be a number of feet.".formatted(text), e);
    }
  }

  /// The airports that stood before a file was read, to find the one at a place.
  private static final class Places {
    private final Airports airports;

    Places(Iterable<Airport> before) {
      List<Airport> list = new ArrayList<>();
      before.forEach(list::add);
      airports = new Airports(list, Map.of());
    }

    @Nullable Airport nearest(GeoPoint point) {
      return airports
          .findNearest(point, SAME_PLACE_M)
          .filter(airport -> Geodesy.distanceM(airport.point(), point) <= SAME_PLACE_M)
          .orElse(null);
    }
  }
}

package org.contadora.desk.exports;

import java.util.Locale;

/// A kind of file that flights are written to.
public enum ExportFormat {
  CSV("text/csv; charset=utf-8"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  GEOJSON("application/geo+json"),
  KML("application/vnd.google-earth.kml+xml"),
  PARQUET("application/vnd.apache.parquet");

  private final String mediaType;

  ExportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /// As registered with IANA.
  public String mediaType() {
    return mediaType;
  }

  /// The ending of a file's name, such as `csv`.
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }
}

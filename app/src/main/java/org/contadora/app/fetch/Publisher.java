package org.contadora.app.fetch;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.contadora.core.IcaoAddress;
import org.contadora.core.Validity;

/// Where one kind of data comes from, for the days that the row holds.
///
/// @param name short name, such as `adsb.lol`
/// @param kind how it is laid out
/// @param validity the days for which the row holds
/// @param what what it is, for people
/// @param url address with `{yyyy}` `{MM}` `{dd}` `{hex}` `{xx}` `{build}` `{part}`
/// @param builds values of `{build}`, the preferred first
/// @param parts values of `{part}` of an archive that is split, in their order
/// @param file name of a reference or trade file
/// @param licence licence stated by the publisher
/// @param source page that says so
record Publisher(
    String name,
    Kind kind,
    Validity validity,
    String what,
    String url,
    List<String> builds,
    List<String> parts,
    String file,
    String licence,
    String source) {
  /// How a publisher lays out its data.
  enum Kind {
    /// One reference file.
    FILE,
    /// One file of trade data.
    TRADE,
    /// One file for each aircraft and day.
    TRACE,
    /// One tar for each day, whole or in parts.
    ARCHIVE
  }

  Publisher {
    builds = List.copyOf(builds);
    parts = List.copyOf(parts);
  }

  /// The address of a reference or trade file.
  URI fileAddress() {
    return URI.create(url);
  }

  /// The address of one aircraft's trace of one day.
  URI trace(LocalDate day, IcaoAddress aircraft) {
    return URI.create(
        ofDay(day).replace("{xx}", folder(aircraft)).replace("{hex}", aircraft.toString()));
  }

  /// The address of a part of a day's archive; `part` is empty where it is whole.
  URI archive(LocalDate day, String build, String part) {
    return URI.create(ofDay(day).replace("{build}", build).replace("{part}", part));
  }

  /// The folder of traces that `aircraft` is in: the last two digits of its address.
  static String folder(IcaoAddress aircraft) {
    String hex = aircraft.toString();
    return hex.substring(hex.length() - 2);
  }

  private String ofDay(LocalDate day) {
    return url.replace("{yyyy}", String.format(Locale.ROOT, "%04d", day.getYear()))
        .replace("{MM}", String.format(Locale.ROOT, "%02d", day.getMonthValue()))
        .replace("{dd}", String.format(Locale.ROOT, "%02d", day.getDayOfMonth()));
  }
}

package org.contadora.flights.positions;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.Set;
import org.contadora.core.Refusals;

/// SBS-1 (BaseStation) lines, as receivers send them on port 30003: 22 fields between commas.
///
/// Counted from 0: 0 message (`MSG`, or `MLAT` from multilateration clients), 4 address, 6-7 date
/// and time made, 8-9 logged, 10 call sign, 11 altitude ft (`H` after it: geometric), 12 ground
/// speed kt, 13 track, 14 latitude, 15 longitude, 16 vertical rate fpm, 17 squawk, 21 on ground
/// (Kinetic Avionic, "Basestation port 30003 format"; readsb). The format has no time zone; times
/// are read as UTC, which is what receivers write unless set otherwise, but for those that name a
/// zone all the same. Dates have the year first, or what the document's days tell. A latitude or
/// longitude of exactly 0 means none.
final class SbsReader implements PositionReader {
  private static final Set<String> MESSAGES =
      Set.of("MSG", "MLAT", "SEL", "ID", "AIR", "STA", "CLK");

  /// Fields up to the longitude; what a line with a position has at least.
  private static final int FIELDS_WITH_PLACE = 16;

  /// Fields of a line that begins a document; the shortest (`STA`) has 11.
  private static final int MIN_FIELDS = 10;

  private static final int ALL_FIELDS = 22;

  @Override
  public String format() {
    return "sbs";
  }

  @Override
  public boolean recognises(byte[] head) {
    String[] lines = Texts.head(head).stripLeading().split("\n", 2);
    String[] fields = lines[0].split(",", -1);
    return fields.length >= MIN_FIELDS && MESSAGES.contains(fields[0]);
  }

  @Override
  public void read(InputStream in, String origin, PositionSink sink, Refusals refusals)
      throws IOException {
    SbsLines sbs = new SbsLines(origin, sink, refusals);
    try {
      Lines lines = new Lines(in, origin, refusals);
      for (String line = lines.next(); line != null; line = lines.next()) {
        sbs.take(line, lines.number());
      }
    } finally {
      sbs.flush();
    }
  }

  /// Reads one line.
  ///
  /// @param dates keeps the line if it cannot be told yet which day it is of
  /// @return whether it is a BaseStation message
  static boolean readLine(
      String line, RawPosition fix, Recent recent, Batches batches, OpenDates dates, long number) {
    String[] f = line.split(",", ALL_FIELDS + 1);
    if (!MESSAGES.contains(f[0])) {
      return false;
    }
    boolean mlat = f[0].equals("MLAT");
    if (!mlat && !f[0].equals("MSG")) {
      return true;
    }
    if (f.length < FIELDS_WITH_PLACE) {
      return false;
    }
    String made = time(f[6], f[7]);
    fix.clear();
    fix.timeMs = TimeTexts.timeMs(made, dates.order(), ZoneOffset.UTC);
    if (fix.timeMs == RawPosition.NO_TIME) {
      fix.timeMs = TimeTexts.timeMs(time(f[8], f[9]), dates.order(), ZoneOffset.UTC);
    }
    if (fix.timeMs == RawPosition.NO_TIME) {
      fix.timeText = made;
      if (dates.keep(made, line, number)) {
        return true;
      }
    }
    fix.address = f[4].strip();
    fix.source = mlat ? PositionSource.MLAT : PositionSource.ADSB;
    fix.callsign = f[10].strip();
    readAltitude(f[11].strip(), fix);
    fix.groundSpeedKt = Values.number(f[12].strip());
    fix.trackDeg = Values.number(f[13].strip());
    fix.latDeg = Values.number(f[14].strip());
    fix.lonDeg = Values.number(f[15].strip());
    fix.verticalRateFpm = f.length > 16 ? Values.number(f[16].strip()) : Double.NaN;
    fix.squawk = f.length > 17 ? f[17].strip() : "";
    fix.onGround = f.length >= ALL_FIELDS && Values.yes(f[21].strip());
    boolean place = fix.hasPlace() && (fix.latDeg != 0 && fix.lonDeg != 0);
    recent.hear(fix);
    if (place) {
      recent.complete(fix);
      batches.take(fix, ':', number);
    }
    return true;
  }

  private static void readAltitude(String text, RawPosition fix) {
    if (text.endsWith("H")) {
      fix.geomAltitudeFt = Values.number(text.substring(0, text.length() - 1));
    } else {
      fix.baroAltitudeFt = Values.number(text);
    }
  }

  /// Date and time in one; empty if one of them is not there.
  private static String time(String date, String time) {
    return date.isBlank() || time.isBlank()
        ? ""
        : date.strip().replace('/', '-') + ' ' + time.strip();
  }
}

package org.contadora.flights.legs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.contadora.core.GeoPoint;
import org.contadora.core.IcaoAddress;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// Legs and gaps as bytes, for [LegStore]'s temporary file: read back by the same run, never kept.
final class LegCodec {
  private static final double E6 = 1e6;

  private LegCodec() {}

  static void write(Leg leg, DataOutput out) throws IOException {
    text(leg.id(), out);
    writeAircraft(leg.aircraft(), out);
    writeText(leg.callsign(), out);
    writeTexts(leg.callsigns(), out);
    writeEnd(leg.departure(), out);
    writeEnd(leg.arrival(), out);
    writeTime(leg.firstSeen(), out);
    writeTime(leg.lastSeen(), out);
    out.writeByte(leg.flags().size());
    for (LegFlag flag : leg.flags()) {
      text(flag.name(), out);
    }
    out.writeInt(leg.events().size());
    for (LegEvent event : leg.events()) {
      text(event.kind().name(), out);
      text(event.airport(), out);
      writeTime(event.time(), out);
    }
    out.writeInt(leg.track().size());
    for (TrackPoint point : leg.track()) {
      out.writeLong(point.time().toEpochMilli());
      out.writeInt((int) Math.round(point.point().latDeg() * E6));
      out.writeInt((int) Math.round(point.point().lonDeg() * E6));
      out.writeInt(point.altitudeFt());
    }
    text(leg.source(), out);
    writeTexts(leg.moreSources(), out);
  }

  static Leg readLeg(DataInput in) throws IOException {
    String id = text(in);
    Aircraft aircraft = readAircraft(in);
    String callsign = readText(in);
    List<String> callsigns = readTexts(in);
    LegEnd departure = readEnd(in);
    LegEnd arrival = readEnd(in);
    Instant firstSeen = readTime(in);
    Instant lastSeen = readTime(in);
    List<LegFlag> flags = new ArrayList<>();
    for (int n = in.readByte(); n > 0; n--) {
      flags.add(LegFlag.valueOf(text(in)));
    }
    List<LegEvent> events = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      var kind = LegEvent.Kind.valueOf(text(in));
      String airport = text(in);
      in.readBoolean();
      events.add(new LegEvent(kind, airport, Instant.ofEpochMilli(in.readLong())));
    }
    int points = in.readInt();
    List<TrackPoint> track = new ArrayList<>(points);
    for (int i = 0; i < points; i++) {
      Instant time = Instant.ofEpochMilli(in.readLong());
      track.add(
          new TrackPoint(time, new GeoPoint(in.readInt() / E6, in.readInt() / E6), in.readInt()));
    }
    return new Leg(
        id,
        aircraft,
        callsign,
        callsigns,
        departure,
        arrival,
        firstSeen,
        lastSeen,
        flags,
        events,
        track,
        text(in),
        readTexts(in));
  }

  static void write(Gap gap, DataOutput out) throws IOException {
    writeAddress(gap.address(), out);
    writeContact(gap.lost(), out);
    out.writeBoolean(gap.found() != null);
    if (gap.found() != null) {
      writeContact(gap.found(), out);
    }
    out.writeDouble(gap.reachKm());
    out.writeInt(gap.candidates().size());
    for (Gap.Candidate candidate : gap.candidates()) {
      text(candidate.airport(), out);
      out.writeDouble(candidate.groundStopS());
      out.writeDouble(candidate.logScore());
    }
    out.writeInt(gap.reachable());
    text(gap.legBefore(), out);
  }

  static Gap readGap(DataInput in) throws IOException {
    IcaoAddress address = readAddress(in);
    Gap.Contact lost = readContact(in);
    Gap.Contact found = in.readBoolean() ? readContact(in) : null;
    double reachKm = in.readDouble();
    int size = in.readInt();
    List<Gap.Candidate> candidates = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      candidates.add(new Gap.Candidate(text(in), in.readDouble(), in.readDouble()));
    }
    return new Gap(address, lost, found, reachKm, candidates, in.readInt(), text(in));
  }

  private static void writeAircraft(Aircraft aircraft, DataOutput out) throws IOException {
    out.writeBoolean(aircraft.address() != null);
    if (aircraft.address() != null) {
      writeAddress(aircraft.address(), out);
    }
    writeText(aircraft.registration(), out);
    writeText(aircraft.typeCode(), out);
    writeText(aircraft.ownerOperator(), out);
    out.writeInt(aircraft.flags());
  }

  private static Aircraft readAircraft(DataInput in) throws IOException {
    IcaoAddress address = in.readBoolean() ? readAddress(in) : null;
    return new Aircraft(address, readText(in), readText(in), readText(in), in.readInt());
  }

  private static void writeAddress(IcaoAddress address, DataOutput out) throws IOException {
    out.writeInt(address.bits());
    out.writeBoolean(address.assigned());
  }

  private static IcaoAddress readAddress(DataInput in) throws IOException {
    return new IcaoAddress(in.readInt(), in.readBoolean());
  }

  private static void writeEnd(LegEnd end, DataOutput out) throws IOException {
    writeText(end.airport(), out);
    text(end.basis().name(), out);
    writeTime(end.time(), out);
    text(end.reason(), out);
    writeTexts(end.candidates(), out);
  }

  private static LegEnd readEnd(DataInput in) throws IOException {
    String airport = readText(in);
    Basis basis = Basis.valueOf(text(in));
    Instant time = readTime(in);
    return new LegEnd(airport, basis, time, text(in), readTexts(in));
  }

  private static void writeContact(Gap.Contact contact, DataOutput out) throws IOException {
    out.writeLong(contact.timeMs());
    out.writeDouble(contact.point().latDeg());
    out.writeDouble(contact.point().lonDeg());
    out.writeInt(contact.altitudeFt());
    out.writeDouble(contact.groundSpeedKt());
    out.writeDouble(contact.trackDeg());
    out.writeDouble(contact.verticalRateFpm());
  }

  private static Gap.Contact readContact(DataInput in) throws IOException {
    long timeMs = in.readLong();
    GeoPoint point = new GeoPoint(in.readDouble(), in.readDouble());
    return new Gap.Contact(
        timeMs, point, in.readInt(), in.readDouble(), in.readDouble(), in.readDouble());
  }

  private static void writeTime(@Nullable Instant time, DataOutput out) throws IOException {
    out.writeBoolean(time != null);
    if (time != null) {
      out.writeLong(time.toEpochMilli());
    }
  }

  private static @Nullable Instant readTime(DataInput in) throws IOException {
    return in.readBoolean() ? Instant.ofEpochMilli(in.readLong()) : null;
  }

  private static void writeText(@Nullable String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      text(text, out);
    }
  }

  private static @Nullable String readText(DataInput in) throws IOException {
    return in.readBoolean() ? text(in) : null;
  }

  private static void writeTexts(List<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text, out);
    }
  }

  private static List<String> readTexts(DataInput in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  /// `writeUTF` takes no more than 65,535 bytes; a source made of many long paths has more.
  private static void text(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

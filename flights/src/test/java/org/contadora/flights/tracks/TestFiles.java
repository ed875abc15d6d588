package org.contadora.flights.tracks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Traces and archives written for tests.
public final class TestFiles {
  /// A row of a trace at a time after the timestamp, on the equator.
  public static String row(double seconds, double lon) {
    return String.format(
        Locale.ROOT,
        "[%.2f,0.500000,%f,32000,478.6,90.0,0,0,null,\"adsb_icao\",33825,32,280,0.0]",
        seconds,
        lon);
  }

  /// A trace as readsb prints it.
  public static byte[] trace(String icao, long timestamp, String... rows) {
    return "{\"icao\":\"%s\",\n\"r\":\"N1\",\n\"timestamp\": %d.000,\n\"trace\":[ \n%s ]\n }\n"
        .formatted(icao, timestamp, String.join(",\n", rows))
        .getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] gzip(byte[] content) {
    return written(out -> {
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(content);
      }
    });
  }

  public static byte[] zip(Map<String, byte[]> members) {
    return written(out -> {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
          zip.putNextEntry(new ZipEntry(member.getKey()));
          zip.write(member.getValue());
          zip.closeEntry();
        }
      }
    });
  }

  public static byte[] tar(Map<String, byte[]> members) {
    return written(out -> {
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
          TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
          entry.setSize(member.getValue().length);
          tar.putArchiveEntry(entry);
          tar.write(member.getValue());
          tar.closeArchiveEntry();
        }
      }
    });
  }

  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private TestFiles() {}
}

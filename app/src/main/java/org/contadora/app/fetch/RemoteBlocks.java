package org.contadora.app.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An archive at its publisher, whole or split in parts, read by ranges (RFC 9110, 14).
final class RemoteBlocks implements Blocks {
  private static final int ATTEMPTS = 3;

  private final Http http;
  private final List<Part> parts;
  private final boolean ranges;

  /// One part of the archive.
  ///
  /// @param offset where it begins in the whole
  /// @param etag what the publisher calls this version, or empty
  record Part(URI uri, long offset, long size, String etag) {}

  private RemoteBlocks(Http http, List<Part> parts, boolean ranges) {
    this.http = http;
    this.parts = List.copyOf(parts);
    this.ranges = ranges;
  }

  /// Finds the parts of an archive: first as one that is split, then as a whole one.
  ///
  /// @param names values of the part's place in the address, in their order
  /// @return empty if the publisher has none
  static Optional<RemoteBlocks> open(Http http, Addresses addresses, List<String> names)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    boolean ranges = true;
    for (String name : names) {
      Optional<Part> part = part(http, addresses.of(name), end(parts));
      if (part.isEmpty()) {
        break;
      }
      ranges &= part.get().size >= 0;
      parts.add(part.get());
    }
    if (parts.isEmpty()) {
      Optional<Part> whole = part(http, addresses.of(""), 0);
      if (whole.isEmpty()) {
        return Optional.empty();
      }
      ranges = whole.get().size >= 0;
      parts.add(whole.get());
    }
    return Optional.of(new RemoteBlocks(http, parts, ranges));
  }

  /// The address of a part.
  @FunctionalInterface
  interface Addresses {
    URI of(String part);
  }

  /// Whether the publisher serves ranges; if not, [#size] is not known and nothing can be read.
  boolean servesRanges() {
    return ranges;
  }

  /// The addresses of the parts.
  List<URI> addresses() {
    return parts.stream().map(Part::uri).toList();
  }

  @Override
  public long size() {
    return end(parts);
  }

  @Override
  public byte[] read(long offset, int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
    long to = Math.min(offset + length, size());
    for (Part part : parts) {
      long from = Math.max(offset, part.offset);
      long end = Math.min(to, part.offset + part.size);
      if (from < end) {
        bytes.writeBytes(readPart(part, from - part.offset, end - part.offset));
      }
    }
    return bytes.toByteArray();
  }

  private byte[] readPart(Part part, long from, long to) throws IOException {
    Map<String, String> headers = Map.of("Range", "bytes=%d-%d".formatted(from, to - 1));
    String trouble = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (Http.Answer answer = http.get(part.uri, headers)) {
        Optional<Downloads.Range> range = Downloads.Range.of(answer);
        boolean asked =
            answer.status() == 206
                && range.isPresent()
                && range.get().from() == from
                && range.get().total() == part.size
                && answer.header("ETag").orElse("").equals(part.etag);
        if (!asked) {
          throw new NotFetched(
              answer.status(),
              "%s answers %d for bytes %d to %d, expected 206 of the %d bytes it had before.%n"
                      .formatted(part.uri, answer.status(), from, to - 1, part.size)
                  + "Maybe it was replaced meanwhile: try again.");
        }
        byte[] bytes = answer.body().readNBytes((int) (to - from));
        if (bytes.length == to - from) {
          return bytes;
        }
        trouble = "%d bytes came instead of %d".formatted(bytes.length, to - from);
      } catch (NotFetched e) {
        throw e;
      } catch (IOException e) {
        trouble = "the connection broke (%s)".formatted(e.getMessage());
      }
    }
    throw new NotFetched(
        0, "%s could not be read: %s, %d times.".formatted(part.uri, trouble, ATTEMPTS));
  }

  /// @return empty if it is not there; its size is -1 if the publisher does not serve ranges
  private static Optional<Part> part(Http http, URI uri, long offset) throws IOException {
    try (Http.Answer answer = http.get(uri, Map.of("Range", "bytes=0-0"))) {
      long size = Downloads.Range.of(answer).map(Downloads.Range::total).orElse(-1L);
      return Optional.of(new Part(uri, offset, size, answer.header("ETag").orElse("")));
    } catch (NotFetched e) {
      if (e.isMissing()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static long end(List<Part> parts) {
    return parts.isEmpty() ? 0 : parts.getLast().offset + parts.getLast().size;
  }
}

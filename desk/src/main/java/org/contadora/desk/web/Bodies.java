package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads what requests bring, within limits.
final class Bodies {
  /// Largest body: a decision is a few hundred bytes.
  static final int MOST_BYTES = 1_000_000;

  /// How much of a body that is too large is passed over so that its sender reads why. Who is told
  /// while it still sends may find the connection reset before the answer (RFC 9112, 9.6); who says
  /// that it sends more is told at once.
  private static final long MOST_PASSED_OVER_BYTES = 64_000_000;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BUFFER_BYTES = 8192;
  private static final int DEEPEST = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(MOST_BYTES)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Bodies() {}

  /// The body as a JSON object.
  ///
  /// @throws Problem if it is too large, or none
  static ObjectNode object(Context context) throws IOException {
    String type = context.contentType();
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw new Problem(
          415,
          "NOT_JSON",
          "The Content-Type (%s) must be application/json.".formatted(type == null ? "" : type));
    }
    byte[] bytes = read(context);
    try {
      JsonNode body = MAPPER.readTree(bytes);
      if (body instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new Problem(
          400, "BAD_JSON", "The body must be a JSON object: " + e.getOriginalMessage());
    }
    throw new Problem(400, "BAD_JSON", "The body must be a JSON object.");
  }

  /// Who sends byte by byte is not waited for.
  private static byte[] read(Context context) throws IOException {
    InputStream in = context.req().getInputStream();
    var bytes = new ByteArrayOutputStream();
    byte[] part = new byte[BUFFER_BYTES];
    long begin = System.nanoTime();
    for (int n = in.read(part); n >= 0; n = in.read(part)) {
      bytes.write(part, 0, n);
      if (bytes.size() > MOST_BYTES) {
        passOver(in);
        throw tooLarge();
      }
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new Problem(
            408, "TOO_SLOW", "The body must arrive within %d s.".formatted(PATIENCE.toSeconds()));
      }
    }
    return bytes.toByteArray();
  }

  /// Refuses a body by the length it is said to have, before anything of it is kept.
  ///
  /// @throws Problem if it is too large
  static void checkLength(Context context) throws IOException {
    long length = context.req().getContentLengthLong();
    if (length <= MOST_BYTES) {
      return;
    }
    if (length <= MOST_PASSED_OVER_BYTES) {
      passOver(context.req().getInputStream());
    }
    throw tooLarge();
  }

  private static void passOver(InputStream in) throws IOException {
    byte[] part = new byte[BUFFER_BYTES];
    long begin = System.nanoTime();
    long passed = 0;
    for (int n = in.read(part); n >= 0 && passed <= MOST_PASSED_OVER_BYTES; n = in.read(part)) {
      passed += n;
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        return;
      }
    }
  }

  private static Problem tooLarge() {
    return new Problem(
        413, "TOO_LARGE", "The body must have at most %d bytes.".formatted(MOST_BYTES));
  }

  /// A text of the body.
  ///
  /// @param longest most characters
  static String text(ObjectNode body, String name, int longest) {
    JsonNode value = body.get(name);
    if (value == null || !value.isString() || value.stringValue().length() > longest) {
      throw Problem.badValue(
          name, shortened(value), "a text of at most %d characters".formatted(longest));
    }
    return value.stringValue();
  }

  /// Enough of a value to know it again.
  static String shortened(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}

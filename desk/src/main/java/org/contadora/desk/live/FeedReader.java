package org.contadora.desk.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.contadora.core.Refusals;
import org.contadora.flights.inputs.Document;
import org.contadora.flights.positions.PositionReader;
import org.contadora.flights.positions.PositionReaders;

/// Reads a publisher's answer with the engine's own readers, and tells whether it was whole.
final class FeedReader {
  private static final String CUT = "DOCUMENT_TRUNCATED";
  private static final String MALFORMED = "JSON_MALFORMED";

  private FeedReader() {}

  /// Hands the positions of an answer to `heard`. Where the answer breaks off, what came before is
  /// handed on first.
  ///
  /// @param format the reader's format that the answer must be of
  /// @throws FeedFailure if it is something else, or not whole
  static void read(byte[] answer, String format, Heard heard) throws IOException {
    byte[] head = Arrays.copyOf(answer, Math.min(answer.length, Document.HEAD_BYTES));
    PositionReader reader =
        PositionReaders.recognise(head)
            .filter(found -> found.format().equals(format))
            .orElseThrow(() ->
                new FeedFailure(
                    FeedFailure.Why.NOT_POSITIONS,
                    "The answer begins with (%s), expected %s."
                        .formatted(FeedHttp.beginning(answer), format)));
    Refusals refusals = new Refusals();
    reader.read(new ByteArrayInputStream(answer), heard.origin(), heard, refusals);
    Map<String, Long> counts = refusals.counts();
    long broken = counts.getOrDefault(CUT, 0L) + counts.getOrDefault(MALFORMED, 0L);
    counts.forEach((code, count) -> {
      if (!code.equals(CUT) && !code.equals(MALFORMED)) {
        heard.refused(code, count);
      }
    });
    if (broken > 0) {
      String detail =
          refusals.examples().stream()
              .filter(each -> each.code().equals(CUT) || each.code().equals(MALFORMED))
              .findFirst()
              .map(Refusals.Refusal::detail)
              .orElse("");
      throw new FeedFailure(FeedFailure.Why.CUT_SHORT, detail);
    }
  }
}

package org.contadora.flights.records;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.contadora.core.Refusals;

/// Whatever table of flight records is read, reading ends and throws nothing.
///
/// How to look for new inputs is said at `ReadersFuzzTest` of the positions.
class FlightRecordsFuzzTest {
  private static final FlightRecords RECORDS = FlightRecords.shipped(_ -> Optional.empty());

  @FuzzTest(maxDuration = "60s")
  void tables(byte[] bytes) {
    if (RECORDS.recognise(bytes).isEmpty()) {
      return;
    }
    try {
      RECORDS.read(
          new ByteArrayInputStream(bytes),
          "fuzz",
          leg -> {
            if (leg.id().isEmpty()) {
              throw new AssertionError("a leg must have a name");
            }
          },
          new Refusals());
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
  }
}

package org.contadora.reception.placement;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.contadora.core.Refusals;
import org.contadora.reception.placement.files.FiscalYear;
import org.contadora.reception.placement.files.FiscalYearFiles;
import org.contadora.reception.placement.files.FiscalYearFiles.Capacity;

/// The published year of one agency, where this machine has it.
public final class FiscalYears {
  private FiscalYears() {}

  /// The year 2017, people in one dimension or children, adults and seniors in three.
  public static FiscalYear fy17(boolean byAge) throws IOException {
    return fy17(byAge, Capacity.ACTUAL, new Refusals());
  }

  static FiscalYear fy17(boolean byAge, Capacity capacity, Refusals refusals) throws IOException {
    Path folder = Path.of(System.getProperty("contadora.shared", "../shared/data"), "placement");
    assumeTrue(Files.isDirectory(folder), "%s is not there: not checked".formatted(folder));
    return FiscalYearFiles.read(folder.resolve("FY17"), byAge, capacity, refusals);
  }
}

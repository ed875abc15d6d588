package org.contadora.exposure.scenarios;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The acts of United States law that a tariff has been put on, with what each allows. Limits are
/// the statutes'; what the law says at a given day is for lawyers, and warnings here are a reminder
/// to ask.
public enum Authority {
  /// International Emergency Economic Powers Act, 50 U.S.C. 1701. On 20 February 2026 the Supreme
  /// Court held that it authorises no tariffs (V.O.S. Selections v. United States).
  IEEPA(OptionalDouble.empty(), OptionalInt.empty(), 0, Optional.of(LocalDate.of(2026, 2, 20))),
  /// Trade Act of 1974, section 122, 19 U.S.C. 2132: balance of payments; at most 15 % for 150
  /// days.
  SECTION_122(OptionalDouble.of(0.15), OptionalInt.of(150), 0, Optional.empty()),
  /// Trade Expansion Act of 1962, section 232, 19 U.S.C. 1862: national security, product by
  /// product, after an investigation of up to 270 days.
  SECTION_232(OptionalDouble.empty(), OptionalInt.empty(), 270, Optional.empty()),
  /// Trade Act of 1974, section 301, 19 U.S.C. 2411 to 2414: unfair practices, after an
  /// investigation of up to 12 months with public comment.
  SECTION_301(OptionalDouble.empty(), OptionalInt.empty(), 365, Optional.empty()),
  /// Tariff Act of 1930, section 338, 19 U.S.C. 1338: discrimination; at most 50 %, 30 days after
  /// the proclamation.
  SECTION_338(OptionalDouble.of(0.5), OptionalInt.empty(), 30, Optional.empty()),
  /// A trade act of another country, or none that is named.
  OTHER(OptionalDouble.empty(), OptionalInt.empty(), 0, Optional.empty());

  private final double cap;
  private final int days;
  private final int leadDays;
  private final String until;

  Authority(OptionalDouble cap, OptionalInt days, int leadDays, Optional<LocalDate> until) {
    this.cap = cap.orElse(Double.POSITIVE_INFINITY);
    this.days = days.orElse(0);
    this.leadDays = leadDays;
    this.until = until.map(LocalDate::toString).orElse("");
  }

  /// The highest rate it allows, as a share.
  public OptionalDouble cap() {
    return Double.isInfinite(cap) ? OptionalDouble.empty() : OptionalDouble.of(cap);
  }

  /// For how many days a tariff on it may last.
  public OptionalInt days() {
    return days == 0 ? OptionalInt.empty() : OptionalInt.of(days);
  }

  /// Days that its procedure may take from the announcement to the first duty; 0 where there is
  /// none.
  public int leadDays() {
    return leadDays;
  }

  /// The day from which no tariff can rest on it any more.
  public Optional<LocalDate> struckDown() {
    return until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until));
  }
}

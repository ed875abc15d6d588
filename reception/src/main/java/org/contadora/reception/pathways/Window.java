package org.contadora.reception.pathways;

import java.time.LocalDate;
import org.contadora.core.Validity;
import org.jspecify.annotations.Nullable;

/// Whether an instrument can be applied for on a day, by its dates and by what was found when it
/// was read.
final class Window {
  private Window() {}

  /// [Option.Cause#RULES] if the dates stand in nobody's way, [Option.Cause#VERIFY] if that is not
  /// certain, else why not.
  static Option.Cause on(Instrument instrument, LocalDate day) {
    if (!instrument.inForce().contains(day)) {
      return Option.Cause.NOT_IN_FORCE;
    }
    Validity applications = instrument.applications();
    @Nullable LocalDate from = applications.from();
    @Nullable LocalDate to = applications.to();
    if (from != null && day.isBefore(from)) {
      return Option.Cause.NOT_YET_OPEN;
    }
    if (to != null) {
      if (day.isAfter(to)) {
        return Option.Cause.CLOSED;
      }
      return Option.Cause.RULES;
    }
    return switch (instrument.standing()) {
      case OPEN -> Option.Cause.RULES;
      case VERIFY -> Option.Cause.VERIFY;
      // It was found closed when it was read; when it closed, nobody said.
      case CLOSED ->
          day.isBefore(instrument.basis().read()) ? Option.Cause.VERIFY : Option.Cause.CLOSED;
    };
  }
}

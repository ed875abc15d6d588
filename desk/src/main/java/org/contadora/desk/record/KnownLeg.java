package org.contadora.desk.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;

/// A leg that has a name.
///
/// @param from when it began as far as that is known
/// @param to when it ended as far as that is known
/// @param heardTo when it was heard last, else when it ended
/// @param takeOffSeen whether it was seen to begin, and not only met in the air
/// @param landingSeen whether it was seen to end, and not only lost
/// @param joins legs that were joined into it
/// @param apart whether a person said that it is part of no other
record KnownLeg(
    String legId,
    Instant from,
    Instant to,
    Instant heardTo,
    boolean takeOffSeen,
    boolean landingSeen,
    List<String> joins,
    boolean apart) {
  /// What two receivers see of a leg begins and ends within so much of each other.
  private static final Duration SLACK = Duration.ofMinutes(10);

  /// Aircraft, minute, a mark where it is the other aircraft of two under one address, and a number
  /// where two began in one minute.
  private static final Pattern ID = Pattern.compile("(.+)-\\d{8}T\\d{4}(-b)?(?:-\\d+)?");

  long lastsMs() {
    return Math.max(1, to.toEpochMilli() - from.toEpochMilli());
  }

  /// Whether `part` is less of the same leg. What has its name and was heard as long is the same
  /// seen better, and not less of it.
  boolean covers(KnownLeg part) {
    boolean seenBetter = part.legId().equals(legId) && !part.heardTo().isBefore(heardTo);
    if (seenBetter || isOther(part.legId()) != isOther(legId)) {
      return false;
    }
    boolean beginsInside = part.from().isAfter(from.plus(SLACK));
    boolean endsInside = part.to().isBefore(to.minus(SLACK));
    return !part.from().isBefore(from.minus(SLACK))
        && !part.to().isAfter(to.plus(SLACK))
        && (beginsInside || endsInside)
        && !(beginsInside && part.takeOffSeen())
        && !(endsInside && part.landingSeen());
  }

  static Optional<KnownLeg> of(Leg leg) {
    Instant from = leg.start();
    Instant to = leg.arrival().time() == null ? leg.lastSeen() : leg.arrival().time();
    return from == null || to == null || to.isBefore(from)
        ? Optional.empty()
        : Optional.of(
            new KnownLeg(
                leg.id(),
                from,
                to,
                leg.lastSeen() == null ? to : leg.lastSeen(),
                isSeen(leg.departure().basis().name()),
                isSeen(leg.arrival().basis().name()),
                List.of(),
                /* apart= */ false));
  }

  /// Whether an end is known from there, and not worked out.
  static boolean isSeen(String basis) {
    return basis.equalsIgnoreCase(Basis.OBSERVED.name())
        || basis.equalsIgnoreCase(Basis.RECORDED.name());
  }

  /// Whether a leg is of the second of two aircraft under one address.
  static boolean isOther(String legId) {
    Matcher found = ID.matcher(legId);
    return found.matches() && found.group(2) != null;
  }

  /// The part of the shorter one's time that both have; 0 if they are of two aircraft.
  static double shared(KnownLeg a, KnownLeg b) {
    if (isOther(a.legId()) != isOther(b.legId())) {
      return 0;
    }
    long from = Math.max(a.from().toEpochMilli(), b.from().toEpochMilli());
    long to = Math.min(a.to().toEpochMilli(), b.to().toEpochMilli());
    return to <= from ? 0 : (double) (to - from) / Math.min(a.lastsMs(), b.lastsMs());
  }

  /// The aircraft that a leg's id names.
  static String aircraft(String legId) {
    Matcher found = ID.matcher(legId);
    return found.matches() ? found.group(1) : legId;
  }
}

package org.contadora.flights.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.contadora.core.IcaoAddress;
import org.contadora.flights.legs.Basis;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.legs.LegEnd;
import org.contadora.flights.legs.LegEvent;
import org.contadora.flights.legs.LegFlag;
import org.contadora.flights.positions.Aircraft;
import org.jspecify.annotations.Nullable;

/// Legs written as a monitor would note them, one a line:
///
/// `N624XA B738 SWQ3401 2020-03-22T11:00 KAEX KIAH 2020-03-22T12:00`
///
/// `-` stands for what is not known; `KDJF|HDAM` for an envelope; flags such as `turned_back` and
/// events such as `go_around@MGGT` may follow.
public final class LegText {
  private LegText() {}

  /// The legs of `text`.
  public static List<Leg> legs(String text) {
    List<Leg> legs = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (!line.isBlank()) {
        legs.add(leg(List.of(line.strip().split(" +")), legs.size()));
      }
    }
    return legs;
  }

  private static Leg leg(List<String> words, int number) {
    @Nullable String callsign = known(words.get(2));
    String name = words.get(0);
    boolean military = name.startsWith("ae");
    return new Leg(
        name + "-" + words.get(3).replaceAll("[-:]", "") + "-" + number,
        new Aircraft(
            IcaoAddress.parse(name).orElse(null),
            IcaoAddress.parse(name).isPresent() ? null : known(name),
            known(words.get(1)),
            null,
            military ? Aircraft.MILITARY : 0),
        callsign,
        callsign == null ? List.of() : List.of(callsign),
        end(words.get(4), time(words.get(3))),
        end(words.get(5), time(words.get(6))),
        null,
        null,
        flags(words),
        events(words),
        List.of(),
        "test");
  }

  private static List<LegFlag> flags(List<String> words) {
    return words.stream()
        .skip(7)
        .filter(word -> !word.contains("@"))
        .map(word -> LegFlag.valueOf(word.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static List<LegEvent> events(List<String> words) {
    return words.stream()
        .skip(7)
        .filter(word -> word.contains("@"))
        .map(word -> word.split("@"))
        .map(parts ->
            new LegEvent(
                LegEvent.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], Instant.EPOCH))
        .toList();
  }

  private static LegEnd end(String place, @Nullable Instant time) {
    if (place.equals("-")) {
      return new LegEnd(null, Basis.UNKNOWN, time, "", List.of());
    }
    if (place.contains("|")) {
      return new LegEnd(null, Basis.ENVELOPE, time, "LOST_IN_FLIGHT", List.of(place.split("\\|")));
    }
    return new LegEnd(place, Basis.OBSERVED, time, "", List.of());
  }

  private static @Nullable Instant time(String text) {
    return text.equals("-") ? null : Instant.parse(text + ":00Z");
  }

  private static @Nullable String known(String text) {
    return text.equals("-") ? null : text;
  }
}

package org.contadora.desk.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.Leg;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds out whether a leg is one that the desk knows already under another name.
///
/// A leg is named after its aircraft and the minute in which it began as far as that was seen. A
/// feed that lost an aircraft on the ground, or met it in the air, sees another minute than the
/// publisher's file of that day: the same leg would stand twice. Legs that were heard live keep the
/// name that they got then, and what is built of them later from other inputs is a further
/// observation of the same leg.
public final class SameLegs {
  /// Two legs of one aircraft are the same if they share at least this part of the shorter one's
  /// time: an aircraft flies one leg at a time, and what two receivers see of it begins and ends
  /// within minutes of each other or not at the same end.
  private static final double SHARED = 0.5;

  /// Aircraft, minute, and a number where two began in one minute.
  private static final Pattern ID = Pattern.compile("(.+)-\\d{8}T\\d{4}(?:-\\d+)?");

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Ledger ledger;
  private @Nullable Map<String, List<Known>> known;

  /// @param ledger where the legs that were heard live stand
  public SameLegs(Ledger ledger) {
    this.ledger = ledger;
  }

  /// A leg that has a name.
  ///
  /// @param from when it began as far as that is known
  /// @param to when it ended as far as that is known
  private record Known(String legId, Instant from, Instant to) {}

  /// What was found of one aircraft, under the names that its legs have.
  ///
  /// @param renamed the names by what the legs would have been called
  public record Named(List<Finding> findings, List<Gap> gaps, Map<String, String> renamed) {
    public Named {
      findings = List.copyOf(findings);
      gaps = List.copyOf(gaps);
      renamed = Map.copyOf(renamed);
    }
  }

  /// Gives legs of one aircraft the names that they have already.
  ///
  /// @param more ids of legs of the aircraft that are in the ledger beside those heard live
  synchronized Named named(List<Finding> findings, List<Gap> gaps, List<String> more) {
    String key = findings.isEmpty() ? "" : findings.getFirst().leg().aircraft().key();
    List<Known> all = new ArrayList<>(key.isEmpty() ? List.of() : heardLive(key));
    for (String legId : more) {
      read(legId).ifPresent(all::add);
    }
    if (all.isEmpty()) {
      return new Named(findings, gaps, Map.of());
    }
    Map<String, String> renamed = names(findings, all);
    return renamed.isEmpty()
        ? new Named(findings, gaps, renamed)
        : new Named(
            findings.stream().map(finding -> renamed(finding, renamed)).toList(),
            gaps.stream().map(gap -> renamed(gap, renamed)).toList(),
            renamed);
  }

  private static Map<String, String> names(List<Finding> findings, List<Known> known) {
    Set<String> taken = new HashSet<>();
    for (Finding finding : findings) {
      taken.add(finding.leg().id());
    }
    Map<String, String> renamed = new HashMap<>();
    for (Finding finding : findings) {
      String id = finding.leg().id();
      Optional<Known> self = known(finding.leg());
      if (self.isEmpty() || known.stream().anyMatch(one -> one.legId().equals(id))) {
        continue;
      }
      Known best = null;
      double most = 0;
      for (Known one : known) {
        double shared = shared(self.get(), one);
        if (shared >= SHARED && shared > most && !taken.contains(one.legId())) {
          best = one;
          most = shared;
        }
      }
      if (best != null) {
        taken.add(best.legId());
        renamed.put(id, best.legId());
      }
    }
    return renamed;
  }

  private static Optional<Known> known(Leg leg) {
    Instant from = leg.start();
    Instant to = leg.arrival().time() == null ? leg.lastSeen() : leg.arrival().time();
    return from == null || to == null || to.isBefore(from)
        ? Optional.empty()
        : Optional.of(new Known(leg.id(), from, to));
  }

  /// The part of the shorter one's time that both have.
  private static double shared(Known a, Known b) {
    long from = Math.max(a.from().toEpochMilli(), b.from().toEpochMilli());
    long to = Math.min(a.to().toEpochMilli(), b.to().toEpochMilli());
    long shorter = Math.min(lastsMs(a), lastsMs(b));
    return to <= from ? 0 : (double) (to - from) / shorter;
  }

  private static long lastsMs(Known leg) {
    return Math.max(1, leg.to().toEpochMilli() - leg.from().toEpochMilli());
  }

  private static Finding renamed(Finding finding, Map<String, String> names) {
    String id = finding.leg().id();
    String rotation = finding.rotationId();
    String first = rotation.startsWith("r-") ? rotation.substring(2) : rotation;
    return new Finding(
        finding.leg().withId(names.getOrDefault(id, id)),
        finding.flightClass(),
        finding.probability(),
        finding.operator(),
        finding.tags(),
        names.containsKey(first) ? "r-" + names.get(first) : rotation,
        finding.people(),
        finding.evidence(),
        finding.rulesVersion());
  }

  private static Gap renamed(Gap gap, Map<String, String> names) {
    return new Gap(
        gap.address(),
        gap.lost(),
        gap.found(),
        gap.reachKm(),
        gap.candidates(),
        gap.reachable(),
        names.getOrDefault(gap.legBefore(), gap.legBefore()));
  }

  /// Takes in a leg that has just been recorded as heard live.
  synchronized void add(Leg leg) {
    Map<String, List<Known>> all = known;
    Optional<Known> one = known(leg);
    if (all != null && one.isPresent()) {
      List<Known> legs = all.computeIfAbsent(leg.aircraft().key(), _ -> new ArrayList<>());
      legs.removeIf(other -> other.legId().equals(leg.id()));
      legs.add(one.get());
    }
  }

  private List<Known> heardLive(String key) {
    Map<String, List<Known>> all = known;
    if (all == null) {
      all = read();
      known = all;
    }
    return all.getOrDefault(key, List.of());
  }

  /// Legs heard live are found by the captures of the feeds, which name them.
  private Map<String, List<Known>> read() {
    Set<String> legIds = new HashSet<>();
    for (long index : ledger.store().ofKind("source", 0, Integer.MAX_VALUE)) {
      if (ledger.entry(index).entry() instanceof Source source
          && source.sourceId().startsWith(LiveRecord.SOURCE_PREFIX)) {
        for (LedgerEntry entry : ledger.history(Subject.source(source.sourceId())).entries()) {
          if (entry.recorded().entry() instanceof Capture capture) {
            LiveRecord.legOf(capture).ifPresent(legIds::add);
          }
        }
      }
    }
    Map<String, List<Known>> all = new HashMap<>();
    for (String legId : legIds) {
      read(legId)
          .ifPresent(one -> all.computeIfAbsent(aircraft(legId), _ -> new ArrayList<>()).add(one));
    }
    return all;
  }

  private static String aircraft(String legId) {
    Matcher found = ID.matcher(legId);
    return found.matches() ? found.group(1) : legId;
  }

  private Optional<Known> read(String legId) {
    Optional<Observation> seen =
        LegLog.last(ledger.history(Subject.leg(legId)).entries(), Observation.class);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    JsonNode leg = MAPPER.readTree(seen.get().payload().text());
    String from = leg.path("departure").path("time").asString(leg.path("first_seen").asString(""));
    String to = leg.path("arrival").path("time").asString(leg.path("last_seen").asString(""));
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Known(legId, Instant.parse(from), Instant.parse(to)));
  }
}

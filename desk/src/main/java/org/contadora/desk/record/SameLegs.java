package org.contadora.desk.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.legs.Leg;
import org.contadora.ledger.History;
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
///
/// Reception that breaks off may cut a flight in two. A later leg that flies through where it was
/// cut, from a file or from live reception that knows more by then, takes the name of the first
/// part, and the others are joined into it. The other way round, what is heard live of a leg that
/// is known in full already is a part of it and no leg. Parts with an end that was seen where they
/// meet are legs of their own: there it landed. What only files gave is joined by no live
/// reception.
public final class SameLegs {
  /// Two legs of one aircraft are the same if they share at least this part of the shorter one's
  /// time: an aircraft flies one leg at a time, and what two receivers see of it begins and ends
  /// within minutes of each other or not at the same end.
  private static final double SHARED = 0.5;

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Ledger ledger;
  private final JoinedLegs joined;
  private @Nullable Map<String, List<KnownLeg>> known;

  /// @param ledger where the legs that were heard live stand
  public SameLegs(Ledger ledger) {
    this.ledger = ledger;
    joined = new JoinedLegs(ledger);
  }

  /// What was found of one aircraft, under the names that its legs have.
  ///
  /// @param renamed the names by what the legs would have been called
  /// @param joins legs that are parts of these, by the name of the whole
  /// @param parts what is left out, by what it would have been called: legs that are parts of
  ///   others, each under the name of the whole
  public record Named(
      List<Finding> findings,
      List<Gap> gaps,
      Map<String, String> renamed,
      Map<String, List<String>> joins,
      Map<String, Finding> parts) {
    public Named {
      findings = List.copyOf(findings);
      gaps = List.copyOf(gaps);
      renamed = Map.copyOf(renamed);
      joins = Map.copyOf(joins);
      parts = Map.copyOf(parts);
    }
  }

  /// Gives legs of one aircraft, built from files, the names that they have already, and joins what
  /// live reception had cut.
  synchronized Named named(List<Finding> findings, List<Gap> gaps) {
    List<KnownLeg> all = findings.isEmpty() ? List.of() : heardLive(key(findings));
    var names = new Names(findings, all, ids(all));
    names.find();
    return names.give(findings, gaps, Map.of());
  }

  /// Gives legs of one aircraft that were heard live the names that they have already, joins what
  /// earlier reception had cut, and leaves out what is part of a leg that is known in full.
  ///
  /// @param more ids of legs of the aircraft that are in the ledger beside those heard live
  synchronized Named heard(List<Finding> findings, List<Gap> gaps, List<String> more) {
    if (findings.isEmpty()) {
      return new Named(findings, gaps, Map.of(), Map.of(), Map.of());
    }
    Map<String, KnownLeg> all = new LinkedHashMap<>();
    for (KnownLeg one : heardLive(key(findings))) {
      if (findings.stream().anyMatch(finding -> meets(finding.leg(), one))) {
        // What was joined, or taken apart, since it was heard is known to the ledger alone.
        read(one.legId()).ifPresent(now -> all.put(now.legId(), now));
      }
    }
    Set<String> heard = ids(all.values());
    for (String legId : more) {
      read(legId).ifPresent(one -> all.put(legId, one));
    }
    List<Finding> legs = new ArrayList<>();
    Map<String, Finding> parts = new HashMap<>();
    for (Finding finding : findings) {
      Optional<KnownLeg> whole =
          KnownLeg.of(finding.leg())
              .flatMap(self -> all.values().stream().filter(one -> one.covers(self)).findFirst());
      if (whole.isPresent()) {
        String id = finding.leg().id();
        parts.put(id, renamed(finding, Map.of(id, whole.get().legId())));
      } else {
        legs.add(finding);
      }
    }
    var names = new Names(legs, List.copyOf(all.values()), heard);
    names.find();
    return names.give(legs, gaps, parts);
  }

  private static boolean meets(Leg leg, KnownLeg one) {
    return KnownLeg.of(leg).filter(self -> KnownLeg.shared(self, one) > 0).isPresent();
  }

  private static Set<String> ids(Collection<KnownLeg> legs) {
    Set<String> ids = new HashSet<>();
    legs.forEach(leg -> ids.add(leg.legId()));
    return ids;
  }

  private static String key(List<Finding> findings) {
    return findings.getFirst().leg().aircraft().key();
  }

  /// The names of the legs of one aircraft.
  private static final class Names {
    private final List<Finding> findings;
    private final List<KnownLeg> known;
    private final Set<String> heardLive;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, List<String>> joins = new HashMap<>();

    /// @param heardLive ids of those of the known legs that may be joined
    Names(List<Finding> findings, List<KnownLeg> known, Set<String> heardLive) {
      this.findings = findings;
      this.heardLive = heardLive;
      this.known = known.stream().sorted(Comparator.comparing(KnownLeg::from)).toList();
      for (Finding finding : findings) {
        taken.add(finding.leg().id());
      }
    }

    void find() {
      for (Finding finding : findings) {
        KnownLeg.of(finding.leg()).ifPresent(this::find);
      }
    }

    private void find(KnownLeg self) {
      String id = self.legId();
      List<KnownLeg> same = new ArrayList<>();
      for (KnownLeg one : known) {
        boolean free = one.legId().equals(id) || !taken.contains(one.legId());
        if (free && KnownLeg.shared(self, one) >= SHARED) {
          same.add(one);
        }
      }
      if (same.isEmpty()) {
        return;
      }
      List<KnownLeg> parts = same.stream().filter(one -> heardLive.contains(one.legId())).toList();
      boolean cut = parts.size() > 1 && areCut(self, parts);
      boolean named = known.stream().anyMatch(one -> one.legId().equals(id));
      String name = named ? id : cut ? parts.getFirst().legId() : mostShared(self, same).legId();
      taken.add(name);
      if (!name.equals(id)) {
        renamed.put(id, name);
      }
      Set<String> inIt = new TreeSet<>();
      for (KnownLeg one : same) {
        if ((cut && parts.contains(one)) || one.legId().equals(name)) {
          inIt.add(one.legId());
          inIt.addAll(one.joins());
          taken.add(one.legId());
        }
      }
      inIt.remove(name);
      if (!inIt.isEmpty()) {
        joins.put(name, List.copyOf(inIt));
      }
    }

    /// Whether the legs, in their order, are parts of one that flew through where they meet.
    private static boolean areCut(KnownLeg whole, List<KnownLeg> parts) {
      for (int i = 0; i < parts.size(); i++) {
        KnownLeg part = parts.get(i);
        boolean seenToMeet =
            (i > 0 && part.takeOffSeen()) || (i + 1 < parts.size() && part.landingSeen());
        if (part.apart() || seenToMeet || part.lastsMs() >= whole.lastsMs()) {
          return false;
        }
      }
      return true;
    }

    private static KnownLeg mostShared(KnownLeg self, List<KnownLeg> same) {
      KnownLeg best = same.getFirst();
      for (KnownLeg one : same) {
        best = KnownLeg.shared(self, one) > KnownLeg.shared(self, best) ? one : best;
      }
      return best;
    }

    Named give(List<Finding> legs, List<Gap> gaps, Map<String, Finding> parts) {
      return renamed.isEmpty()
          ? new Named(legs, gaps, renamed, joins, parts)
          : new Named(
              legs.stream().map(finding -> renamed(finding, renamed)).toList(),
              gaps.stream().map(gap -> renamed(gap, renamed)).toList(),
              renamed,
              joins,
              parts);
    }
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
    Map<String, List<KnownLeg>> all = known;
    Optional<KnownLeg> one = KnownLeg.of(leg);
    if (all != null && one.isPresent()) {
      List<KnownLeg> legs = all.computeIfAbsent(leg.aircraft().key(), _ -> new ArrayList<>());
      legs.removeIf(other -> other.legId().equals(leg.id()));
      legs.add(one.get());
    }
  }

  private List<KnownLeg> heardLive(String key) {
    Map<String, List<KnownLeg>> all = known;
    if (all == null) {
      all = read();
      known = all;
    }
    return all.getOrDefault(key, List.of());
  }

  /// Legs heard live are found by the captures of the feeds, which name them.
  private Map<String, List<KnownLeg>> read() {
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
    Map<String, List<KnownLeg>> all = new HashMap<>();
    for (String legId : legIds) {
      read(legId)
          .ifPresent(one ->
              all.computeIfAbsent(KnownLeg.aircraft(legId), _ -> new ArrayList<>()).add(one));
    }
    return all;
  }

  /// Empty where nothing was observed of it, or all of it belongs to another leg.
  private Optional<KnownLeg> read(String legId) {
    History history = ledger.history(Subject.leg(legId));
    Optional<Observation> seen = LegLog.last(history.entries(), Observation.class);
    if (seen.isEmpty() || joined.into(legId, new When.Now()).isPresent()) {
      return Optional.empty();
    }
    JsonNode leg = MAPPER.readTree(seen.get().payload().text());
    String from = leg.path("departure").path("time").asString(leg.path("first_seen").asString(""));
    String to = leg.path("arrival").path("time").asString(leg.path("last_seen").asString(""));
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new KnownLeg(
                legId,
                Instant.parse(from),
                Instant.parse(to),
                Instant.parse(leg.path("last_seen").asString(to)),
                KnownLeg.isSeen(leg.path("departure").path("basis").asString("")),
                KnownLeg.isSeen(leg.path("arrival").path("basis").asString("")),
                joined.of(history, new When.Now()),
                JoinedLegs.isKeptApart(history)));
  }
}

package org.contadora.desk.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.live.Ended;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.evidence.EvidenceFiles;
import org.contadora.ledger.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// Writes flights that were heard live into the ledger when they have ended: what each feed sent of
/// the aircraft as a capture, the leg as an observation, the finding on it.
///
/// A feed's answers hold the whole sky and would be gigabytes a day; kept is every position of the
/// aircraft, as it was read and about as densely as publishers keep it, in a form that the engine
/// reads again. What stands in the ledger already is not written again. Used by one thread.
public final class LiveRecord {
  /// Sources that are feeds are called so and by the feed's name.
  static final String SOURCE_PREFIX = "feed-";

  /// The program that takes what feeds send.
  private static final String COLLECTOR = "live";

  private static final String NOTE_END = ".csv (points-csv)";

  private final Ledger ledger;
  private final Clock clock;
  private final String engine;
  private final SameLegs sameLegs;

  /// @param engine name and version of the program that built the legs
  public LiveRecord(Ledger ledger, Clock clock, String engine) {
    this.ledger = ledger;
    this.clock = clock;
    this.engine = engine;
    sameLegs = new SameLegs(ledger);
  }

  /// What one feed sent of an aircraft during a leg.
  ///
  /// @param feed its name
  /// @param kind what it is, such as `receiver`
  /// @param address where it is asked or listened to, without what is secret; null if not known
  /// @param points positions as a list that the engine reads
  public record Heard(String feed, String kind, @Nullable String address, String points) {
    private Source source() {
      return new Source(
          SOURCE_PREFIX + feed,
          feed,
          "Live feed (%s) of this desk.".formatted(kind.isEmpty() ? "no longer set up" : kind),
          address,
          null);
    }
  }

  /// Tells what feeds sent during a leg.
  @FunctionalInterface
  public interface Evidence {
    /// What each feed sent, in the order of their names; empty if the leg's aircraft was of no
    /// interest and nothing of it was kept.
    List<Heard> of(Leg leg) throws IOException;
  }

  /// What was written of one aircraft.
  ///
  /// @param joined legs that are parts of others by now, by the name of the whole
  public record Kept(Ended ended, Map<String, List<String>> joined) {
    public Kept {
      joined = Map.copyOf(joined);
    }
  }

  /// The leg of which a capture holds what a feed sent.
  static Optional<String> legOf(Capture capture) {
    String note = capture.note();
    return note != null && note.endsWith(NOTE_END)
        ? Optional.of(note.substring(0, note.length() - NOTE_END.length()))
        : Optional.empty();
  }

  /// Writes what has ended of one aircraft.
  ///
  /// @param others ids of legs of the aircraft that are in the ledger from elsewhere
  /// @return what has ended, under the names that its legs have, with what was joined into which
  /// @throws IOException if what was heard cannot be read or kept
  /// @throws org.contadora.ledger.LedgerException if the ledger refuses an entry
  public Kept write(Ended ended, List<String> others, Evidence evidence) throws IOException {
    SameLegs.Named named = sameLegs.heard(ended.findings(), ended.gaps(), others);
    Set<String> newLegs = new LinkedHashSet<>();
    for (String id : ended.newLegs()) {
      newLegs.add(named.renamed().getOrDefault(id, id));
    }
    var log = new LegLog(ledger, engine);
    List<Leg> heard = new ArrayList<>();
    Map<String, List<String>> joined = new LinkedHashMap<>();
    List<Hash> captured = List.of();
    for (Finding finding : named.findings()) {
      Leg leg = finding.leg();
      List<LedgerEntry> before = log.about(Subject.leg(leg.id()));
      Optional<Observation> seen = LegLog.last(before, Observation.class);
      boolean isNew = newLegs.contains(leg.id());
      if (isNew) {
        captured = captures(leg, evidence.of(leg), log);
      }
      // A leg that was put in between comes from what was heard before it.
      boolean putBetween = leg.firstSeen() == null && seen.isEmpty();
      if ((isNew || putBetween) && !captured.isEmpty() && !stands(seen, captured, finding)) {
        log.observe(
            finding,
            captured,
            place(captured),
            named.joins().getOrDefault(leg.id(), List.of()),
            before);
        log.judge(finding, before);
        heard.add(leg);
        List<String> joins = named.joins().getOrDefault(leg.id(), List.of());
        if (!joins.isEmpty()) {
          log.join(leg.id(), joins, COLLECTOR, clock.instant());
          joined.put(leg.id(), joins);
        }
      } else if (seen.isPresent()) {
        log.judge(finding, before);
      }
    }
    // What is known in full already keeps what was heard of it as evidence, and is not seen anew.
    for (Map.Entry<String, Finding> part : named.parts().entrySet()) {
      if (newLegs.remove(part.getKey())) {
        Leg leg = part.getValue().leg();
        captures(leg, evidence.of(leg), log);
      }
    }
    log.flush();
    heard.forEach(sameLegs::add);
    return new Kept(new Ended(named.findings(), named.gaps(), newLegs), joined);
  }

  /// Signs what was written.
  public void sign() throws IOException {
    ledger.checkpoint();
  }

  /// A desk that starts again flies the positions kept once more, and thins the track a little
  /// differently: that is the same observation.
  private boolean stands(Optional<Observation> seen, List<Hash> captured, Finding finding) {
    return seen.filter(one ->
            one.captures().equals(captured)
                && one.engine().equals(engine)
                && one.rulesVersion().equals(finding.rulesVersion()))
        .isPresent();
  }

  private static String place(List<Hash> captured) {
    return String.join("; ", captured.stream().map(Hash::hex).toList());
  }

  private List<Hash> captures(Leg leg, List<Heard> heard, LegLog log) throws IOException {
    List<Hash> captured = new ArrayList<>();
    for (Heard one : heard) {
      byte[] bytes = one.points().getBytes(StandardCharsets.UTF_8);
      EvidenceFiles.Put put = ledger.putEvidence(new ByteArrayInputStream(bytes));
      if (LegLog.last(log.about(Capture.subject(put.sha256())), Capture.class).isEmpty()) {
        Source source = one.source();
        log.introduce(source);
        log.add(
            new Capture(
                put.sha256(),
                put.bytes(),
                FlightsRecord.MEDIA_TYPE,
                source.sourceId(),
                one.address(),
                clock.instant(),
                COLLECTOR,
                leg.id() + NOTE_END));
      }
      captured.add(put.sha256());
    }
    return captured;
  }
}

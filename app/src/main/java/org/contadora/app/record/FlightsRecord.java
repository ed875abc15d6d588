package org.contadora.app.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.tracks.InputNames;
import org.contadora.flights.tracks.InputRead;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.evidence.EvidenceFiles;
import org.contadora.ledger.merkle.Hash;

/// Writes a run of the flights engine into the ledger: every input as a capture with its bytes,
/// every leg as an observation, every removal-related leg with the finding on it.
///
/// What stands there already is not written again, so that the same inputs may be recorded any
/// number of times.
public final class FlightsRecord {
  /// Entries appended together.
  private static final int BATCH = 500;

  private final Ledger ledger;
  private final Clock clock;
  private final Source source;
  private final String collector;
  private final LegEntries entries;
  private final List<Entry> waiting = new ArrayList<>();
  private long captures;
  private long observations;
  private long findings;
  private long unchanged;

  /// @param source who gave the inputs
  /// @param collector the account or program that took them
  /// @param engine name and version of the program that rebuilt the legs
  public FlightsRecord(Ledger ledger, Clock clock, Source source, String collector, String engine) {
    this.ledger = ledger;
    this.clock = clock;
    this.source = source;
    this.collector = collector;
    entries = new LegEntries(engine);
  }

  /// What was written.
  ///
  /// @param captures inputs whose bytes were not there yet
  /// @param observations legs that are new, or were seen otherwise before
  /// @param findings findings that are new, or were otherwise before
  /// @param unchanged observations and findings that stood there already
  public record Written(long captures, long observations, long findings, long unchanged) {}

  /// Writes the run.
  ///
  /// @throws IOException if an input cannot be read again
  /// @throws org.contadora.ledger.LedgerException if the ledger refuses an entry
  public Written write(FlightsRun run) throws IOException {
    introduceSource();
    Map<String, Hash> hashes = new HashMap<>();
    for (InputRead input : run.inputs()) {
      hashes.put(input.name(), capture(input));
    }
    flush();
    var names = new InputNames(hashes.keySet());
    run.judge((judged, _) -> {
      for (Finding finding : judged) {
        leg(finding, hashes, names);
      }
    });
    flush();
    return new Written(captures, observations, findings, unchanged);
  }

  private void introduceSource() {
    Subject subject = Subject.source(source.sourceId());
    if (standing(subject, Source.class).filter(source::equals).isEmpty()) {
      add(source);
    }
  }

  /// Keeps the input's bytes under their name, and says where they are from if that was not said.
  private Hash capture(InputRead input) throws IOException {
    Path file = Path.of(input.name());
    EvidenceFiles.Put put;
    try (InputStream in = Files.newInputStream(file)) {
      put = ledger.putEvidence(in);
    }
    if (standing(Capture.subject(put.sha256()), Capture.class).isEmpty()) {
      Path name = file.getFileName();
      add(
          new Capture(
              put.sha256(),
              put.bytes(),
              "application/octet-stream",
              source.sourceId(),
              null,
              clock.instant(),
              collector,
              name == null ? null : name + " (" + String.join(", ", input.formats()) + ")"));
      captures++;
    }
    return put.sha256();
  }

  private void leg(Finding finding, Map<String, Hash> hashes, InputNames names) {
    String from = finding.leg().source();
    List<Hash> captured = new ArrayList<>();
    String source = from;
    for (String name : names.in(from)) {
      Hash hash = hashes.get(name);
      if (hash != null && !captured.contains(hash)) {
        captured.add(hash);
        source = source.replace(name, hash.hex());
      }
    }
    if (captured.isEmpty()) {
      throw new IllegalStateException(
          "The source (%s) of leg %s must name an input of the run."
              .formatted(from, finding.leg().id()));
    }
    Observation observation = entries.observation(finding, captured, source);
    Subject subject = observation.subject();
    if (standing(subject, Observation.class).filter(observation::equals).isPresent()) {
      unchanged++;
    } else {
      add(observation);
      observations++;
    }
    judgement(finding, subject);
  }

  /// A leg that is not removal-related has a finding only where it had one before.
  private void judgement(Finding finding, Subject subject) {
    Optional<org.contadora.ledger.entries.Finding> said =
        standing(subject, org.contadora.ledger.entries.Finding.class);
    if (!finding.removalRelated() && said.isEmpty()) {
      return;
    }
    org.contadora.ledger.entries.Finding says = entries.finding(finding);
    if (said.filter(says::equals).isPresent()) {
      unchanged++;
    } else {
      add(says);
      findings++;
    }
  }

  /// The last entry of a kind about a subject that nobody has corrected.
  private <T extends Entry> Optional<T> standing(Subject subject, Class<T> kind) {
    List<LedgerEntry> standing = ledger.history(subject).standing();
    for (LedgerEntry entry : standing.reversed()) {
      if (kind.isInstance(entry.recorded().entry())) {
        return Optional.of(kind.cast(entry.recorded().entry()));
      }
    }
    return Optional.empty();
  }

  private void add(Entry entry) {
    waiting.add(entry);
    if (waiting.size() >= BATCH) {
      flush();
    }
  }

  private void flush() {
    if (!waiting.isEmpty()) {
      ledger.append(waiting);
      waiting.clear();
    }
  }
}

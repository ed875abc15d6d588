package org.contadora.desk.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.tracks.InputNames;
import org.contadora.flights.tracks.InputRead;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.Progress;
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
/// number of times; what a person corrected is not said again either. Entries go in batches: where
/// the writing is stopped, what was written stays, and recording the inputs again completes it.
public final class FlightsRecord {
  /// Entries appended together.
  private static final int BATCH = 500;

  /// What the bytes are is told by their content.
  static final String MEDIA_TYPE = "application/octet-stream";

  private final Ledger ledger;
  private final Clock clock;
  private final Source source;
  private final String collector;
  private final LegEntries entries;
  private final List<Entry> waiting = new ArrayList<>();
  private final Set<Hash> taken = new HashSet<>();
  private final Map<String, Hash> hashes = new HashMap<>();
  private InputNames names = new InputNames(List.of());
  private boolean introduced;
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
    begin(run.inputs(), Progress.NONE);
    run.judge((judged, _) -> add(judged));
    return end();
  }

  /// Keeps the inputs' bytes. To be followed by [#add] for what was found in them.
  ///
  /// @param progress told of the inputs; it may throw to stop
  public void begin(List<InputRead> inputs, Progress progress) throws IOException {
    for (InputRead input : inputs) {
      progress.done(hashes.size(), inputs.size());
      hashes.put(input.name(), capture(input));
    }
    flush();
    names = new InputNames(hashes.keySet());
  }

  /// Writes what was found of one aircraft.
  public void add(List<Finding> judged) {
    for (Finding finding : judged) {
      leg(finding);
    }
  }

  /// Writes what is left.
  public Written end() {
    flush();
    return new Written(captures, observations, findings, unchanged);
  }

  /// Keeps the input's bytes under their name, and says where they are from if that was not said.
  private Hash capture(InputRead input) throws IOException {
    Path file = Path.of(input.name());
    EvidenceFiles.Put put;
    try (InputStream in = open(file, input.bytes())) {
      put = ledger.putEvidence(in);
    }
    if (taken.add(put.sha256()) && last(Capture.subject(put.sha256()), Capture.class).isEmpty()) {
      introduceSource();
      Path name = file.getFileName();
      add(
          new Capture(
              put.sha256(),
              put.bytes(),
              MEDIA_TYPE,
              source.sourceId(),
              null,
              clock.instant(),
              collector,
              name == null ? null : name + " (" + String.join(", ", input.formats()) + ")"));
      captures++;
    }
    return put.sha256();
  }

  private void introduceSource() {
    if (!introduced
        && last(Subject.source(source.sourceId()), Source.class).filter(source::equals).isEmpty()) {
      add(source);
    }
    introduced = true;
  }

  /// The input's bytes: those of one file, or of the parts of a split archive (`x.tar.aa`, …) one
  /// after the other, which together are the archive.
  private static InputStream open(Path first, long bytes) throws IOException {
    List<InputStream> parts = new ArrayList<>();
    Path part = first;
    long found = 0;
    while (found < bytes || parts.isEmpty()) {
      parts.add(Files.newInputStream(part));
      found += Files.size(part);
      part = nextPart(part.toString());
    }
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static Path nextPart(String name) {
    char high = name.charAt(name.length() - 2);
    char low = name.charAt(name.length() - 1);
    String next = low == 'z' ? (char) (high + 1) + "a" : high + "" + (char) (low + 1);
    return Path.of(name.substring(0, name.length() - 2) + next);
  }

  private void leg(Finding finding) {
    String from = finding.leg().source();
    List<Hash> captured = new ArrayList<>();
    String place = from;
    for (String name : names.in(from)) {
      Hash hash = hashes.get(name);
      if (hash != null && !captured.contains(hash)) {
        captured.add(hash);
        place = place.replace(name, hash.hex());
      }
    }
    if (captured.isEmpty()) {
      throw new IllegalStateException(
          "The source (%s) of leg %s must name an input of the run."
              .formatted(from, finding.leg().id()));
    }
    Observation observation = entries.observation(finding, captured, place);
    List<LedgerEntry> before = ledger.history(observation.subject()).entries();
    if (last(before, Observation.class).filter(observation::equals).isPresent()) {
      unchanged++;
    } else {
      add(observation);
      observations++;
    }
    judgement(finding, before);
  }

  /// A leg that is not removal-related has a finding only where it had one before.
  private void judgement(Finding finding, List<LedgerEntry> before) {
    Optional<org.contadora.ledger.entries.Finding> said =
        last(before, org.contadora.ledger.entries.Finding.class);
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

  private <T extends Entry> Optional<T> last(Subject subject, Class<T> kind) {
    return last(ledger.history(subject).entries(), kind);
  }

  /// The last entry of a kind, whether or not somebody has corrected it: what was said to be wrong
  /// is not to be said again.
  private static <T extends Entry> Optional<T> last(List<LedgerEntry> entries, Class<T> kind) {
    for (LedgerEntry entry : entries.reversed()) {
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

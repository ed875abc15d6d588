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
import java.util.Set;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.gaps.Gap;
import org.contadora.flights.tracks.InputNames;
import org.contadora.flights.tracks.InputRead;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerEntry;
import org.contadora.ledger.Progress;
import org.contadora.ledger.entries.Capture;
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
  /// What the bytes are is told by their content.
  static final String MEDIA_TYPE = "application/octet-stream";

  /// Most inputs that a leg's observation points at: an entry of the ledger has room for 65,535
  /// bytes, of which a hash takes 67, and the track must fit too (own choice: half of it).
  private static final int MOST_CAPTURES = 480;

  private final Ledger ledger;
  private final Clock clock;
  private final Source source;
  private final String collector;
  private final LegLog log;
  private final SameLegs sameLegs;
  private final Set<Hash> taken = new HashSet<>();
  private final Map<String, Hash> hashes = new HashMap<>();
  private InputNames names = new InputNames(List.of());

  /// @param source who gave the inputs
  /// @param collector the account or program that took them
  /// @param engine name and version of the program that rebuilt the legs
  public FlightsRecord(Ledger ledger, Clock clock, Source source, String collector, String engine) {
    this.ledger = ledger;
    this.clock = clock;
    this.source = source;
    this.collector = collector;
    log = new LegLog(ledger, engine);
    sameLegs = new SameLegs(ledger);
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
    run.judge(this::add);
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
    log.flush();
    names = new InputNames(hashes.keySet());
  }

  /// Writes what was found of one aircraft.
  ///
  /// @return the same, to be shown: under the names that legs which were heard live have already,
  ///   and without the folders of the machine in which the inputs lie
  public SameLegs.Named add(List<Finding> judged, List<Gap> gaps) {
    SameLegs.Named named = sameLegs.named(judged, gaps);
    for (Finding finding : named.findings()) {
      leg(finding, named.joins().getOrDefault(finding.leg().id(), List.of()));
    }
    return new SameLegs.Named(
        named.findings().stream().map(this::shown).toList(),
        named.gaps(),
        named.renamed(),
        named.joins(),
        named.parts());
  }

  private Finding shown(Finding finding) {
    String from = finding.leg().source();
    String source = from;
    for (String name : names.in(from)) {
      Path file = Path.of(name).getFileName();
      source = file == null ? source : source.replace(name, file.toString());
    }
    return source.equals(from)
        ? finding
        : new Finding(
            finding.leg().from(source),
            finding.flightClass(),
            finding.probability(),
            finding.operator(),
            finding.tags(),
            finding.rotationId(),
            finding.people(),
            finding.evidence(),
            finding.rulesVersion());
  }

  /// Writes what is left.
  public Written end() {
    log.flush();
    return new Written(log.captures, log.observations, log.findings, log.unchanged);
  }

  /// Keeps the input's bytes under their name, and says where they are from if that was not said.
  private Hash capture(InputRead input) throws IOException {
    Path file = Path.of(input.name());
    EvidenceFiles.Put put;
    try (InputStream in = open(file, input.bytes())) {
      put = ledger.putEvidence(in);
    }
    if (taken.add(put.sha256())
        && LegLog.last(log.about(Capture.subject(put.sha256())), Capture.class).isEmpty()) {
      log.introduce(source);
      Path name = file.getFileName();
      log.add(
          new Capture(
              put.sha256(),
              put.bytes(),
              MEDIA_TYPE,
              source.sourceId(),
              null,
              clock.instant(),
              collector,
              name == null ? null : name + " (" + String.join(", ", input.formats()) + ")"));
      log.captures++;
    }
    return put.sha256();
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

  private void leg(Finding finding, List<String> joins) {
    String from = finding.leg().source();
    List<Hash> captured = new ArrayList<>();
    String place = from;
    for (String name : names.in(from, finding.leg().moreSources())) {
      Hash hash = hashes.get(name);
      if (hash != null && !captured.contains(hash) && captured.size() < MOST_CAPTURES) {
        captured.add(hash);
        place = place.replace(name, hash.hex());
      }
    }
    if (captured.isEmpty()) {
      throw new IllegalStateException(
          "The source (%s) of leg %s must name an input of the run."
              .formatted(from, finding.leg().id()));
    }
    List<LedgerEntry> before = log.about(Subject.leg(finding.leg().id()));
    log.observe(finding, captured, place, joins, before);
    log.judge(finding, before);
    if (!joins.isEmpty()) {
      log.join(finding.leg().id(), joins, collector, clock.instant());
    }
  }
}

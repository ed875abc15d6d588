package org.contadora.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.desk.RunningDesk;
import org.contadora.flights.Flights;
import org.contadora.flights.FlightsRun;
import org.contadora.flights.findings.Finding;
import org.contadora.flights.inputs.InputLimits;
import org.contadora.flights.inputs.Inputs;
import org.contadora.flights.legs.Leg;
import org.contadora.flights.live.Ended;
import org.contadora.flights.live.LiveFlights;
import org.contadora.flights.positions.Positions;
import org.contadora.flights.tracks.Observed;
import org.contadora.flights.tracks.OtherDocuments;
import org.contadora.flights.tracks.Progress;
import org.contadora.flights.tracks.TrackSink;
import org.contadora.flights.tracks.Tracks;
import org.contadora.simulator.SimulationOptions;
import org.contadora.simulator.Simulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The live front against its slow twin: the same positions as files. Fed in the order of time, all
/// aircraft mixed, it must find what the engine finds in the files.
class LiveTwinTest {
  @TempDir private Path folder;

  private record At(long timeMs, Positions batch) {}

  @Test
  void positionsAsTheyComeGiveTheLegsThatFilesGive() throws Exception {
    List<String> archives =
        new Simulator(
                SimulationOptions.of(
                    new Seed(3), LocalDate.of(2026, 3, 2), SimulationOptions.Size.SMALL))
            .write(folder.resolve("world"), (_, _) -> {}).archives().stream()
                .map(Path::toString)
                .toList();
    Flights engine = RunningDesk.parts((_, _) -> List.of()).engine();
    TreeSet<String> fromFiles = new TreeSet<>();
    try (FlightsRun run =
        engine.read(
            archives,
            InputStream.nullInputStream(),
            Tracks.CheckSums.LEFT_OUT,
            Progress.silent())) {
      run.judge((findings, _) -> findings.forEach(finding -> fromFiles.add(line(finding))));
    }
    TreeSet<String> live = new TreeSet<>();
    LiveFlights flights = engine.live(_ -> new Refusals());
    for (At at : inOrder(archives)) {
      // As a desk does: who has been silent for long is taken to have landed, and may be heard
      // again.
      flights.pass(at.timeMs());
      flights.accept(at.batch());
    }
    flights.endAll();
    for (Ended ended : flights.takeEnded()) {
      ended.findings().forEach(finding -> live.add(line(finding)));
    }
    assertThat(fromFiles).hasSizeGreaterThan(40);
    TreeSet<String> missing = new TreeSet<>(fromFiles);
    missing.removeAll(live);
    TreeSet<String> added = new TreeSet<>(live);
    added.removeAll(fromFiles);
    assertThat(missing).as("of %d, only from files", fromFiles.size()).isEmpty();
    assertThat(added).as("of %d, only live", live.size()).isEmpty();
  }

  private List<At> inOrder(List<String> archives) throws Exception {
    List<At> all = new ArrayList<>();
    Refusals refusals = new Refusals();
    new Tracks(
            new Tracks.Settings(1, InputLimits.DEFAULT, Tracks.CheckSums.LEFT_OUT, folder),
            (_, _) ->
                new TrackSink() {
                  @Override
                  public void accept(Positions positions) {
                    for (int i = 0; i < positions.size(); i++) {
                      Positions one = new Positions(positions.aircraft(), positions.origin());
                      one.addFrom(positions, i);
                      all.add(new At(positions.timeMs(i), one));
                    }
                  }

                  @Override
                  public void end(Observed observed) {}
                },
            OtherDocuments.none(),
            refusals)
        .read(Inputs.open(archives, InputStream.nullInputStream(), refusals), Progress.silent());
    all.sort(Comparator.comparingLong(At::timeMs));
    return all;
  }

  private static String line(Finding finding) {
    Leg leg = finding.leg();
    return "%s %s %s > %s %s %s %.3f %s"
        .formatted(
            leg.id(),
            leg.callsign(),
            leg.departure().airport(),
            leg.arrival().airport(),
            leg.arrival().basis(),
            finding.flightClass(),
            finding.probability(),
            finding.rotationId());
  }
}

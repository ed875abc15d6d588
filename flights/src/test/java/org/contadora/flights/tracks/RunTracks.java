package org.contadora.flights.tracks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.contadora.core.Refusals;
import org.contadora.flights.inputs.Input;
import org.contadora.flights.inputs.InputLimits;
import org.contadora.flights.inputs.Inputs;
import org.contadora.flights.positions.Aircraft;
import org.contadora.flights.positions.PositionLines;
import org.contadora.flights.positions.Positions;

/// What a run hands to the sinks, as lines by aircraft.
public record RunTracks(
    Map<String, List<String>> lines,
    List<InputRead> inputs,
    Map<String, Long> refused,
    List<String> places,
    List<String> details,
    List<String> others,
    int ended) {
  public static RunTracks of(Path folder, int threads, byte[] standardInput, String... arguments) {
    Refusals refusals = new Refusals();
    Map<String, List<String>> lines = new ConcurrentHashMap<>();
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    List<String> others = new ArrayList<>();
    Tracks tracks =
        new Tracks(
            new Tracks.Settings(threads, InputLimits.DEFAULT, Tracks.CheckSums.TAKEN, folder),
            (aircraft, _) -> new LineSink(aircraft, lines, ended),
            (document, _) -> {
              String head = new String(document.head(), StandardCharsets.UTF_8);
              if (!head.startsWith("flight;")) {
                return Optional.empty();
              }
              others.add(document.origin());
              return Optional.of("records");
            },
            refusals);
    List<Input> inputs =
        Inputs.open(List.of(arguments), new ByteArrayInputStream(standardInput), refusals);
    try {
      List<InputRead> read = tracks.read(inputs, Progress.silent());
      return new RunTracks(
          new TreeMap<>(lines),
          read,
          refusals.counts(),
          refusals.examples().stream().map(r -> r.code() + " " + r.place()).toList(),
          refusals.examples().stream().map(r -> r.detail()).toList(),
          others,
          ended.size());
    } catch (IOException e) {
      throw new AssertionError("the test's files can be read", e);
    }
  }

  public static RunTracks of(Path folder, String... arguments) {
    return of(folder, 2, new byte[0], arguments);
  }

  private record LineSink(Aircraft aircraft, Map<String, List<String>> all, List<String> ended)
      implements TrackSink {
    @Override
    public void accept(Positions positions) {
      List<String> lines = all.computeIfAbsent(aircraft.key(), _ -> new ArrayList<>());
      for (String line : PositionLines.of(positions)) {
        if (!lines.isEmpty()
            && line.substring(0, 19).compareTo(lines.getLast().substring(0, 19)) < 0) {
          throw new AssertionError("time goes back: " + lines.getLast() + " then " + line);
        }
        lines.add(line);
      }
    }

    @Override
    public void end(Observed observed) {
      ended.add(aircraft.key());
    }
  }
}

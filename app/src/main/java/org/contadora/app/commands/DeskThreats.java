package org.contadora.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.contadora.core.CountryCodes;
import org.contadora.core.Refusals;
import org.contadora.core.Seed;
import org.contadora.desk.jobs.JobProgress;
import org.contadora.desk.threats.ThreatEngine;
import org.contadora.desk.threats.ThreatException;
import org.contadora.desk.threats.ThreatWords;
import org.contadora.exposure.equilibrium.Equilibrium;
import org.contadora.exposure.equilibrium.ModelCase;
import org.contadora.exposure.page.ThreatPage;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Groups;
import org.contadora.exposure.scenarios.Ladder;
import org.contadora.exposure.scenarios.Scenario;
import org.contadora.exposure.scenarios.Scenarios;
import org.contadora.exposure.store.TradeLoad;
import org.contadora.exposure.store.TradeStore;
import org.contadora.exposure.trade.SampleTrade;
import org.contadora.exposure.trade.TradeDataException;
import org.contadora.exposure.world.BadInput;
import org.contadora.exposure.world.World;
import org.contadora.exposure.world.WorldFiles;
import org.jspecify.annotations.Nullable;

/// Weighs the threats that people type at the desk, on the same data and with the same parts as
/// `contadora exposure report`.
final class DeskThreats implements ThreatEngine {
  private static final Seed SEED = new Seed(1);
  private static final String STORE = "trade.duckdb";

  private final Path folder;
  private final Path store;
  private final ModelCase model;
  private final @Nullable Path sample;

  /// The world as it was read last.
  private @Nullable Calibrated calibrated;

  /// A world with the time of its files: whoever loads another gets that one.
  ///
  /// @param store trade by product beside it
  private record Calibrated(
      Path folder, Path store, List<FileTime> times, Equilibrium equilibrium) {}

  /// @param folder the world's tables
  /// @param store loaded trade by product
  /// @param sample where a made-up economy is put if there is no world; null if none is wanted
  DeskThreats(Path folder, Path store, ModelCase model, @Nullable Path sample) {
    this.folder = folder;
    this.store = store;
    this.model = model;
    this.sample = sample;
  }

  @Override
  public Choices choices() throws IOException {
    if (!WorldFiles.areIn(folder) && sample == null) {
      return ThreatEngine.NONE.choices();
    }
    Calibrated now = calibrated();
    List<Country> countries = new ArrayList<>();
    now.equilibrium
        .world()
        .countries()
        .forEach(one -> countries.add(new Country(one.iso3(), CountryCodes.alpha2(one.iso3()))));
    boolean byProduct = Files.isRegularFile(now.store);
    return new Choices(
        /* ready= */ true, byProduct, byProduct && madeUp(now.store), countries, Groups.names());
  }

  private static boolean madeUp(Path store) throws IOException {
    try (TradeStore opened = TradeStore.open(store, 1)) {
      return ProductsReport.isMadeUp(opened.documents());
    }
  }

  @Override
  public Weighing prepare(ThreatWords words) throws IOException {
    if (!WorldFiles.areIn(folder) && sample == null) {
      return ThreatEngine.NONE.prepare(words);
    }
    Calibrated now = calibrated();
    World world = now.equilibrium.world();
    try {
      Scenario scenario =
          ThreatStudy.within(
              Scenarios.ofWords(
                  words.sender().strip().toUpperCase(Locale.ROOT),
                  words.targets(),
                  words.rates(),
                  words.answers()),
              world);
      @Nullable String focus =
          words.focus().isBlank() ? null : words.focus().strip().toUpperCase(Locale.ROOT);
      if (focus != null) {
        world.indexOf(focus);
      }
      var ladder = new Ladder(now.equilibrium, Coverage.ALL);
      scenario.steps().forEach(step -> ladder.threat(scenario, step));
      return progress -> weigh(now, scenario, focus, progress);
    } catch (BadInput e) {
      throw new ThreatException(String.valueOf(e.getMessage()));
    }
  }

  private static String weigh(
      Calibrated now, Scenario scenario, @Nullable String focus, JobProgress progress)
      throws IOException {
    var study = new ThreatStudy(steps(progress), now.equilibrium);
    EnumSet<ThreatStudy.Part> parts = EnumSet.allOf(ThreatStudy.Part.class);
    if (!Files.isRegularFile(now.store)) {
      return ThreatPage.json(study.weigh(scenario, focus, now.folder, null, parts), "");
    }
    try (TradeStore opened = TradeStore.open(now.store, TradeStoreOption.threads())) {
      return ThreatPage.json(study.weigh(scenario, focus, now.folder, opened, parts), "");
    }
  }

  private static StudyProgress steps(JobProgress progress) {
    return (code, total) -> {
      progress.at(code, 0, total);
      return done -> progress.at(code, done, total);
    };
  }

  private synchronized Calibrated calibrated() throws IOException {
    boolean real = WorldFiles.areIn(folder);
    Path from = real || sample == null ? folder : sample;
    Path beside = real || sample == null ? store : sample.resolve(STORE);
    if (!real && sample != null && !Files.isRegularFile(beside)) {
      makeUp(sample, beside);
    }
    List<FileTime> times =
        List.of(
            Files.getLastModifiedTime(from.resolve(WorldFiles.COUNTRIES)),
            Files.getLastModifiedTime(from.resolve(WorldFiles.TRADE)));
    Calibrated before = calibrated;
    if (before != null && before.folder.equals(from) && before.times.equals(times)) {
      return before;
    }
    try {
      World world = WorldFiles.read(from, new Refusals());
      Calibrated now = new Calibrated(from, beside, times, Equilibrium.of(world, model));
      calibrated = now;
      return now;
    } catch (BadInput e) {
      throw new ThreatException(String.valueOf(e.getMessage()));
    }
  }

  private static void makeUp(Path sample, Path store) throws IOException {
    Files.createDirectories(sample);
    new SampleTrade(SEED).write(sample);
    try {
      new TradeLoad(store, 1).load(List.of(sample), new Refusals(), (_, _) -> {});
    } catch (TradeDataException e) {
      throw new IllegalStateException("The made-up sample must load.", e);
    }
  }
}

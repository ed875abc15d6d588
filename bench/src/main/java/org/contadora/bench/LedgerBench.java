package org.contadora.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.contadora.ledger.Inclusion;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerSettings;
import org.contadora.ledger.Progress;
import org.contadora.ledger.Verification;
import org.contadora.ledger.entries.Capture;
import org.contadora.ledger.entries.Entry;
import org.contadora.ledger.entries.EntryCodec;
import org.contadora.ledger.entries.Finding;
import org.contadora.ledger.entries.Json;
import org.contadora.ledger.entries.Observation;
import org.contadora.ledger.entries.Recorded;
import org.contadora.ledger.entries.Source;
import org.contadora.ledger.entries.Subject;
import org.contadora.ledger.merkle.Hash;
import org.contadora.ledger.merkle.TreeHash;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.PostgresSettings;
import org.jspecify.annotations.Nullable;

/// Measures the ledger beside a bare table that takes the same bytes in the same transactions, then
/// verifies a ledger of a million entries and proves some of them.
///
/// `LedgerBench [--dir target/ledger-bench] [--entries 50000] [--batch 500] [--verify 1000000]
/// [--proofs 2000]`
public final class LedgerBench {
  private static final String ORIGIN = "bench.contadora/ledger";
  private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
  private static final byte[] CAPTURED = "{\"made\":\"up\"}".getBytes(StandardCharsets.UTF_8);
  private static final Hash CAPTURE = TreeHash.plain(CAPTURED);
  private static final String SOURCE = "bench-receiver";

  private final int batch;

  private LedgerBench(int batch) {
    this.batch = batch;
  }

  /// Runs the benchmark and prints what it measured.
  public static void main(String[] args) throws Exception {
    var options = BenchOptions.of(args, "--dir", "--entries", "--batch", "--verify", "--proofs");
    Path folder = Path.of(options.text("--dir", "target/ledger-bench"));
    int entries = options.number("--entries", 50_000);
    var bench = new LedgerBench(options.number("--batch", 500));
    System.out.printf("load before: %.1f%n", load());
    Path work = Files.createTempDirectory(Files.createDirectories(folder), "append-");
    bench.append(
        "sqlite", work.resolve("sqlite"), null, "jdbc:sqlite:" + work.resolve("bare.db"), entries);
    Optional<LocalPostgres> postgres = LocalPostgres.start();
    if (postgres.isPresent()) {
      try (LocalPostgres server = postgres.get()) {
        PostgresSettings bare = server.newDatabase();
        bench.append(
            "postgresql",
            work.resolve("postgres"),
            server.newDatabase(),
            bare.url() + "?user=" + bare.user(),
            entries);
      }
    } else {
      System.out.println("postgresql: not installed here");
    }
    bench.verify(
        folder.resolve("million"),
        options.number("--verify", 1_000_000),
        options.number("--proofs", 2000));
    System.out.printf("load after: %.1f%n", load());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static long cpuNs() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /// By turns, so that other load falls on both alike; the best of the rounds counts.
  private void append(
      String name, Path folder, @Nullable PostgresSettings postgres, String bareUrl, int entries)
      throws Exception {
    final int rounds = 4;
    double[] ours = new double[rounds];
    double[] bare = new double[rounds];
    double cpuS = 0;
    int each = entries / rounds / batch * batch;
    try (Ledger ledger =
            Ledger.open(
                new LedgerSettings(folder, ORIGIN, postgres, Access.WRITE), Clock.systemUTC());
        Connection connection = DriverManager.getConnection(bareUrl)) {
      begin(ledger);
      prepare(connection);
      for (int round = 0; round < rounds; round++) {
        List<List<Entry>> batches = batches(round * each, each);
        long cpu = cpuNs();
        long wall = System.nanoTime();
        for (List<Entry> one : batches) {
          ledger.append(one);
        }
        ours[round] = (System.nanoTime() - wall) / 1e9;
        cpuS += (cpuNs() - cpu) / 1e9;
        List<List<byte[]>> bytes = new ArrayList<>();
        for (List<Entry> one : batches) {
          bytes.add(one.stream().map(LedgerBench::encoded).toList());
        }
        wall = System.nanoTime();
        insert(connection, bytes, (long) round * each);
        bare[round] = (System.nanoTime() - wall) / 1e9;
      }
    }
    double best = Arrays.stream(ours).min().orElseThrow();
    double yardstick = Arrays.stream(bare).min().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "append, %s, batches of %d: %.0f entries/s (bare inserts %.0f/s, x %.2f); own CPU %.0f µs"
            + " an entry%n",
        name,
        batch,
        each / best,
        each / yardstick,
        best / yardstick,
        cpuS * 1e6 / (rounds * each));
  }

  private static void begin(Ledger ledger) throws IOException {
    ledger.putEvidence(new ByteArrayInputStream(CAPTURED));
    ledger.append(
        List.of(
            new Source(SOURCE, "Bench", "Made up for measuring", null, null),
            new Capture(
                CAPTURE, CAPTURED.length, "application/json", SOURCE, null, FIRST, "bench", null)));
  }

  private List<List<Entry>> batches(int first, int count) {
    List<List<Entry>> batches = new ArrayList<>();
    for (int at = first; at < first + count; at += batch) {
      List<Entry> entries = new ArrayList<>(batch);
      for (int i = at; i < at + batch; i++) {
        entries.add(entry(i));
      }
      batches.add(entries);
    }
    return batches;
  }

  /// Observations and findings by turns, about as long as the recorder writes them.
  private static Entry entry(int number) {
    Subject leg = Subject.leg("a0%04x-%08d".formatted(number / 2 % 65_536, number / 2));
    if (number % 2 == 0) {
      return new Observation(
          leg,
          List.of(CAPTURE),
          "contadora-flights bench",
          "bench",
          Json.of(
              "{\"departure\":\"KAEX\",\"departure_basis\":\"observed\",\"arrival\":\"MGGT\",\"arrival_basis\":\"inferred\",\"callsign\":\"BENCH%d\",\"distance_km\":%d}"
                  .formatted(number % 999, 1500 + number % 700)));
    }
    List<Finding.Evidence> evidence = new ArrayList<>();
    for (String code : List.of("HUB_DEPARTURE", "OPERATOR", "CALL_SIGN", "DESTINATION", "NIGHT")) {
      evidence.add(
          new Finding.Evidence(
              code, 250_000 + number % 1000, Json.of("{\"airport\":\"KAEX\"}"), "rule book"));
    }
    return new Finding(leg, "removal", 900_000 + number % 90_000, evidence, "bench", Json.EMPTY);
  }

  private static byte[] encoded(Entry entry) {
    return EntryCodec.encode(new Recorded(FIRST, null, entry));
  }

  private static void prepare(Connection connection) throws SQLException {
    boolean sqlite = connection.getMetaData().getURL().startsWith("jdbc:sqlite");
    try (Statement statement = connection.createStatement()) {
      if (sqlite) {
        statement.execute("pragma journal_mode = wal");
        statement.execute("pragma synchronous = full");
      }
      statement.execute(
          "create table bare (entry_index bigint primary key, bytes %s not null)"
              .formatted(sqlite ? "blob" : "bytea"));
    }
    connection.setAutoCommit(false);
  }

  private static void insert(Connection connection, List<List<byte[]>> batches, long first)
      throws SQLException {
    long index = first;
    try (PreparedStatement put = connection.prepareStatement("insert into bare values (?, ?)")) {
      for (List<byte[]> one : batches) {
        for (byte[] bytes : one) {
          put.setLong(1, index++);
          put.setBytes(2, bytes);
          put.addBatch();
        }
        put.executeBatch();
        connection.commit();
      }
    }
  }

  private void verify(Path folder, int entries, int proofs) throws Exception {
    if (entries == 0) {
      return;
    }
    try (Ledger ledger =
        Ledger.open(LedgerSettings.sqlite(folder, ORIGIN, Access.WRITE), Clock.systemUTC())) {
      if (ledger.size() == 0) {
        begin(ledger);
      }
      while (ledger.size() < entries) {
        ledger.append(
            batches(Math.toIntExact(ledger.size()), 10 * batch).stream()
                .flatMap(List::stream)
                .toList());
      }
      ledger.checkpoint();
      long plainNs = hashAll(ledger);
      long cpu = cpuNs();
      long wall = System.nanoTime();
      Verification verification = ledger.verify(Progress.NONE);
      double wallS = (System.nanoTime() - wall) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "verify %d entries: %.2f s, CPU %.2f s (reading and hashing each alone %.2f s); problems:"
              + " %s%n",
          ledger.size(),
          wallS,
          (cpuNs() - cpu) / 1e9,
          plainNs / 1e9,
          verification.problems().total());
      prove(ledger, proofs);
    }
  }

  /// The yardstick of verifying: every entry read in order and its leaf hashed, nothing compared.
  private static long hashAll(Ledger ledger) {
    long wall = System.nanoTime();
    long[] seen = {0};
    ledger
        .store()
        .entries(0, ledger.size(), (_, _, _, bytes) -> seen[0] += TreeHash.leaf(bytes).hashCode());
    return System.nanoTime() - wall;
  }

  private static void prove(Ledger ledger, int count) {
    var random = new SplittableRandom(1);
    long[] ns = new long[count];
    int hashes = 0;
    for (int i = 0; i < count; i++) {
      long index = random.nextLong(ledger.size());
      long begin = System.nanoTime();
      Inclusion proof = ledger.inclusion(index);
      ns[i] = System.nanoTime() - begin;
      hashes = Math.max(hashes, proof.path().size());
    }
    Arrays.sort(ns);
    System.out.printf(
        Locale.ROOT,
        "proof of one entry among %d: median %.2f ms, p95 %.2f ms, slowest %.2f ms, up to %d"
            + " hashes%n",
        ledger.size(),
        ns[count / 2] / 1e6,
        ns[count * 95 / 100] / 1e6,
        ns[count - 1] / 1e6,
        hashes);
  }
}

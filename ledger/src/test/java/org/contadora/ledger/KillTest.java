package org.contadora.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.contadora.core.Seed;
import org.contadora.ledger.entries.Finding;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.PostgresSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that appends, with SIGKILL and at random moments, and looks what is left: every
/// batch it had acknowledged must be there, and of the one it was in the middle of all or nothing.
///
/// `-Dcontadora.kills=2000` makes it the long run.
class KillTest {
  private static final int KILLS = Integer.getInteger("contadora.kills", 50);

  /// A process is killed at most this long after its first acknowledgement.
  private static final int MAX_LIFE_MS = 120;

  /// Of so many kills one takes PostgreSQL itself, all its processes at once.
  private static final int SERVER_EVERY = 10;

  @TempDir Path folder;
  private final Seed seed = ReplayableSeed.next();

  @Test
  void sqliteLosesNothingAcknowledged() throws Exception {
    LedgerSettings settings = LedgerSettings.sqlite(folder, LedgerContract.ORIGIN, Access.WRITE);
    Figures figures = run(settings, null);
    System.out.println("SQLite: " + figures);
  }

  @Test
  void postgresLosesNothingAcknowledged() throws Exception {
    try (var server = new PostgresServer()) {
      var settings =
          new LedgerSettings(folder, LedgerContract.ORIGIN, server.newDatabase(), Access.WRITE);
      Figures figures = run(settings, server);
      System.out.println("PostgreSQL: " + figures);
    }
  }

  private record Figures(int kills, int serverKills, long entries, long lost, long torn) {
    @Override
    public String toString() {
      return "%d kills (%d of the server), %d entries, %d acknowledged lost, %d batches torn"
          .formatted(kills, serverKills, entries, lost, torn);
    }
  }

  private Figures run(LedgerSettings settings, @Nullable PostgresServer server) throws Exception {
    RandomGenerator random = seed.random("kill");
    Ledger.open(settings, Clock.systemUTC()).close();
    long lost = 0;
    long torn = 0;
    long before = 0;
    int serverKills = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      boolean killsServer = server != null && kill % SERVER_EVERY == SERVER_EVERY - 1;
      long acknowledged = killOne(settings, random, killsServer ? server : null);
      serverKills += killsServer ? 1 : 0;
      try (Ledger ledger = Ledger.open(settings, Clock.systemUTC())) {
        long size = ledger.size();
        lost += Math.max(0, acknowledged - size);
        torn += torn(ledger, before, size);
        before = size;
        if (kill % 10 == 0 || kill == KILLS - 1) {
          assertThat(ledger.verify(Progress.NONE).problems().examples())
              .as("%s", ReplayableSeed.hint(seed))
              .isEmpty();
        }
      }
    }
    assertThat(lost).as("acknowledged entries lost; %s", ReplayableSeed.hint(seed)).isZero();
    assertThat(torn).as("batches torn; %s", ReplayableSeed.hint(seed)).isZero();
    assertThat(before).as("entries; %s", ReplayableSeed.hint(seed)).isPositive();
    return new Figures(KILLS, serverKills, before, lost, torn);
  }

  /// Each batch numbers its entries and says how many they are; one that lacks some is torn.
  private static long torn(Ledger ledger, long from, long to) {
    long torn = 0;
    for (long index = from; index < to; ) {
      String[] words = legOf(ledger, index).split("-", -1);
      int count = Integer.parseInt(words[2]);
      for (int i = 0; i < count; i++, index++) {
        String expected = "b-%s-%d-%d".formatted(words[1], count, i);
        if (index >= to || !legOf(ledger, index).equals(expected)) {
          torn++;
        }
      }
    }
    return torn;
  }

  private static String legOf(Ledger ledger, long index) {
    return ((Finding) ledger.entry(index).entry()).subject().id();
  }

  /// Starts a process that appends, kills it, and gives the size it had acknowledged last.
  private static long killOne(
      LedgerSettings settings, RandomGenerator random, @Nullable PostgresServer server)
      throws IOException, InterruptedException {
    Process child = start(settings, random.nextLong());
    long acknowledged = 0;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      String line = out.readLine();
      long deadlineNs =
          System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(MAX_LIFE_MS));
      while (line != null && line.startsWith("ok ")) {
        acknowledged = Long.parseLong(line.substring(3));
        if (System.nanoTime() >= deadlineNs) {
          break;
        }
        line = out.readLine();
      }
      assertThat(line).as("what the child said").startsWith("ok ");
      if (server != null) {
        server.kill();
      }
      // Not child.destroyForcibly(), which closes the stream that is still to be read.
      child.toHandle().destroyForcibly();
      // What it had still said before it died is acknowledged too, if the line is whole.
      StringBuilder rest = new StringBuilder();
      for (int c = out.read(); c >= 0; c = out.read()) {
        rest.append((char) c);
      }
      for (String said : rest.toString().split("(?<=\n)", -1)) {
        if (said.startsWith("ok ") && said.endsWith("\n")) {
          acknowledged = Long.parseLong(said.substring(3).strip());
        }
      }
    }
    child.waitFor();
    if (server != null) {
      server.start();
    }
    return acknowledged;
  }

  private static Process start(LedgerSettings settings, long seed) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                AppendUntilKilled.class.getName(),
                settings.folder().toString(),
                Long.toString(seed)));
    PostgresSettings postgres = settings.postgres();
    if (postgres != null) {
      line.add(postgres.url());
      line.add(postgres.user());
    }
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}

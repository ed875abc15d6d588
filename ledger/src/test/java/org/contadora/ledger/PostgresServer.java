package org.contadora.ledger;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.contadora.ledger.store.PostgresSettings;
import org.junit.jupiter.api.Assumptions;

/// A real PostgreSQL server in a folder of its own, on a free port of the loopback address.
public final class PostgresServer implements AutoCloseable {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final int START_SECONDS = 30;
  private static final int STOP_SECONDS = 30;

  private final Path folder;
  private final Path programs;
  private final int port;
  private Process server;
  private int databases;

  /// Starts a server; skips the test where PostgreSQL is not installed.
  public PostgresServer() throws IOException, InterruptedException {
    Optional<Path> found = programs();
    Assumptions.assumeTrue(
        found.isPresent(), "PostgreSQL missing: no initdb in PATH or /usr/lib/postgresql/*/bin");
    programs = found.orElseThrow();
    folder = Files.createTempDirectory("contadora-postgres");
    if (ROOT) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    run(
        asPostgres(
            programs.resolve("initdb").toString(),
            "--pgdata=" + folder.resolve("data"),
            "--username=postgres",
            "--auth=trust",
            "--no-locale",
            "--encoding=UTF8",
            "--no-sync",
            "--data-checksums"));
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    start();
  }

  private static Optional<Path> programs() throws IOException {
    List<Path> candidates = new ArrayList<>();
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (var versions = Files.list(debian)) {
        versions
            .sorted(Comparator.reverseOrder())
            .map(version -> version.resolve("bin"))
            .forEach(candidates::add);
      }
    }
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      candidates.add(Path.of(folder));
    }
    return candidates.stream().filter(bin -> Files.exists(bin.resolve("initdb"))).findFirst();
  }

  private static List<String> asPostgres(String... command) {
    List<String> line = new ArrayList<>();
    if (ROOT) {
      line.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    line.addAll(List.of(command));
    return line;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("%s ended with %d: %s".formatted(command, process.exitValue(), output));
    }
  }

  /// Starts it again after [#kill].
  public void start() throws IOException, InterruptedException {
    server =
        new ProcessBuilder(
                asPostgres(
                    programs.resolve("postgres").toString(),
                    "-D",
                    folder.resolve("data").toString(),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "port=" + port,
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=on",
                    "-c",
                    "shared_buffers=32MB",
                    "-c",
                    "max_connections=40"))
            .directory(new File("/"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        connect("postgres").close();
        return;
      } catch (SQLException notYet) {
        if (System.nanoTime() > deadline || !server.isAlive()) {
          throw new IOException("PostgreSQL does not start:\n" + Files.readString(log()), notYet);
        }
        Thread.sleep(50);
      }
    }
  }

  private Path log() {
    return folder.resolveSibling(folder.getFileName() + ".log");
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=10".formatted(port, database);
  }

  /// A new, empty database.
  public PostgresSettings newDatabase() throws SQLException {
    String name = "ledger" + ++databases;
    try (Connection connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return new PostgresSettings(url(name), "postgres", "");
  }

  /// The postmaster's process: under `runuser` it is the child.
  private ProcessHandle postmaster() {
    return ROOT ? server.children().findFirst().orElse(server.toHandle()) : server.toHandle();
  }

  /// Ends every process of the server at once, as a loss of power does.
  public void kill() throws InterruptedException {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.addFirst(postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      while (process.isAlive()) {
        Thread.sleep(5);
      }
    }
    server.waitFor();
  }

  @Override
  public void close() throws IOException {
    postmaster().destroy();
    server.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(log());
  }
}

package org.contadora.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/// The machine's PostgreSQL in a folder of its own on the loopback address, with the settings it
/// comes with: `fsync` is on.
final class LocalPostgres implements AutoCloseable {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final int START_SECONDS = 30;

  private final Path programs;
  private final Path folder;
  private final int port;
  private final Process server;
  private int databases;

  private LocalPostgres(Path programs, Path folder, int port) throws IOException {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    server =
        new ProcessBuilder(
                asPostgres(
                    program("postgres"),
                    "-D",
                    folder.resolve("data").toString(),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "port=" + port,
                    "-c",
                    "unix_socket_directories="))
            .directory(new File("/"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling(folder.getFileName() + ".log").toFile())
            .start();
  }

  /// Starts a server; empty where PostgreSQL is not installed.
  static Optional<LocalPostgres> start() throws IOException, InterruptedException {
    Path debian = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(debian)) {
      return Optional.empty();
    }
    Path programs;
    try (var versions = Files.list(debian)) {
      programs = versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
    }
    Path folder = Files.createTempDirectory("contadora-bench-postgres");
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
            "--data-checksums"));
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var started = new LocalPostgres(programs, folder, port);
    started.waitUntilUp();
    return Optional.of(started);
  }

  private String program(String name) {
    return programs.resolve(name).toString();
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
    byte[] said = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IOException(
          "%s ended with %d, %d bytes said".formatted(command, process.exitValue(), said.length));
    }
  }

  private void waitUntilUp() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        connect("postgres").close();
        return;
      } catch (SQLException notYet) {
        if (System.nanoTime() > deadline || !server.isAlive()) {
          throw new IOException("PostgreSQL does not start", notYet);
        }
        Thread.sleep(50);
      }
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "postgres", "");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /// A new, empty database.
  PostgresSettings newDatabase() throws SQLException {
    String name = "bench" + ++databases;
    try (Connection connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return new PostgresSettings(url(name), "postgres", "");
  }

  @Override
  public void close() throws IOException {
    ProcessHandle postmaster =
        ROOT ? server.children().findFirst().orElse(server.toHandle()) : server.toHandle();
    postmaster.destroy();
    server.onExit().orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".log"));
  }
}

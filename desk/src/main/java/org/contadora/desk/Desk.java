package org.contadora.desk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Sessions;
import org.contadora.desk.alerts.Alerts;
import org.contadora.desk.chronology.Chronology;
import org.contadora.desk.chronology.Mappings;
import org.contadora.desk.exports.Exports;
import org.contadora.desk.jobs.Intake;
import org.contadora.desk.jobs.Jobs;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.FeedException;
import org.contadora.desk.live.Live;
import org.contadora.desk.live.LiveNews;
import org.contadora.desk.live.Waiting;
import org.contadora.desk.reception.ArrivalsException;
import org.contadora.desk.reception.Receptions;
import org.contadora.desk.record.LiveRecord;
import org.contadora.desk.review.DecisionLog;
import org.contadora.desk.review.Review;
import org.contadora.desk.rules.Recalibrations;
import org.contadora.desk.threats.Threats;
import org.contadora.desk.views.SavedViews;
import org.contadora.desk.web.MonthFiles;
import org.contadora.desk.web.WebParts;
import org.contadora.desk.web.WebServer;
import org.contadora.desk.web.WebSettings;
import org.contadora.flights.Flights;
import org.contadora.flights.findings.RuleBook;
import org.contadora.ledger.Ledger;
import org.contadora.ledger.LedgerSettings;
import org.contadora.ledger.store.Access;
import org.contadora.ledger.store.StoreException;
import org.jdbi.v3.core.JdbiException;

/// A running desk: server and pages in one process.
public final class Desk implements AutoCloseable {
  private static final String ACCOUNTS_FILE = "accounts.db";
  private static final String BOARD_FILE = "board.db";
  private static final String LEDGER_FOLDER = "ledger";
  private static final String ORIGIN = "contadora.local/ledger";
  private static final String VIEWS_FILE = "views.db";

  /// How long a mail server or webhook is waited for.
  private static final Duration ALERT_PATIENCE = Duration.ofSeconds(20);

  private static final String MAPPINGS_FOLDER = "mappings";
  private static final String WORK_FOLDER = "work";

  /// In whose name the sample comes that was asked for at the start.
  private static final String SAMPLE_WHO = "local";

  private final WebServer server;
  private final Live live;
  private final Alerts alerts;
  private final Jobs jobs;
  private final Threats threats;
  private final Receptions receptions;
  private final Board board;
  private final DecisionLog log;
  private final Accounts accounts;
  private final Intake intake;

  private Desk(
      WebServer server,
      Intake intake,
      Live live,
      Alerts alerts,
      Jobs jobs,
      Threats threats,
      Receptions receptions,
      Board board,
      DecisionLog log,
      Accounts accounts) {
    this.accounts = accounts;
    this.intake = intake;
    this.server = server;
    this.live = live;
    this.alerts = alerts;
    this.jobs = jobs;
    this.threats = threats;
    this.receptions = receptions;
    this.board = board;
    this.log = log;
  }

  /// Starts a desk; when this returns it answers.
  ///
  /// @throws DeskException if it may not listen there, or the port is taken
  /// @throws IOException if the data folder cannot be made
  public static Desk start(DeskSettings settings, DeskParts parts) throws IOException {
    requireWritable(settings.data());
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      return start(settings, parts, opened);
    } catch (JdbiException e) {
      closeAll(opened, e);
      throw new DeskException(
          "The desk's files in %s could not be opened: %s%nMaybe one of them is not the desk's, or is damaged."
              .formatted(settings.data(), e.getMessage()));
    } catch (IOException | RuntimeException e) {
      closeAll(opened, e);
      throw e;
    }
  }

  /// Finds out before anything is begun.
  private static void requireWritable(Path data) throws IOException {
    Files.createDirectories(data);
    Files.delete(Files.createTempFile(data, ".writable-", ""));
  }

  private static void closeAll(Deque<AutoCloseable> opened, Exception cause) {
    for (AutoCloseable one : opened) {
      try {
        one.close();
      } catch (Exception e) {
        cause.addSuppressed(e);
      }
    }
  }

  private static Desk start(DeskSettings settings, DeskParts parts, Deque<AutoCloseable> opened)
      throws IOException {
    Path data = settings.data();
    Accounts accounts = accounts(data, parts);
    opened.push(accounts);
    boolean loopback = isLoopback(settings.host());
    if (!loopback && !accounts.anyAdministrator()) {
      throw new DeskException(
          "The host (%s) can be reached by others, and there is no administrator account in %s."
                  .formatted(settings.host(), data)
              + "\nMaybe first: contadora desk account add NAME --role administrator");
    }
    if (!accounts.anyAdministrator()
        && (settings.publicAddress() != null || settings.publicReading())) {
      throw new DeskException(
          "Others are to reach this desk (%s), and there is no administrator account in %s: whoever asks would be one."
                  .formatted(settings.publicReading() ? "--public" : "--public-address", data)
              + "\nMaybe first: contadora desk account add NAME --role administrator");
    }
    Ledger ledger = ledger(data, parts);
    DecisionLog log = new DecisionLog(ledger, parts.clock());
    opened.push(log);
    clear(data.resolve(WORK_FOLDER));
    Board board = Board.open(data.resolve(BOARD_FILE), parts.engine().airports());
    opened.push(board);
    Jobs jobs = new Jobs();
    Review review = new Review(log, board);
    var recalibrations =
        new Recalibrations(parts.engine(), board, ledger, parts.clock(), data.resolve(WORK_FOLDER));
    var intake =
        new Intake(
            recalibrations::engine,
            parts.engineName(),
            board,
            ledger,
            review,
            parts.clock(),
            parts.sample(),
            data.resolve(WORK_FOLDER));
    Live live;
    try {
      live =
          Live.start(
              data,
              recalibrations.engine(),
              board,
              new Live.Keeping(new LiveRecord(ledger, parts.clock(), parts.engineName()), review),
              parts.live());
      opened.push(live);
    } catch (FeedException e) {
      throw new DeskException(
          "%s%nMaybe first: contadora desk feed check %s"
              .formatted(e.getMessage(), data.resolve(Live.FEED_FILE)));
    }
    AtomicReference<URI> base = new AtomicReference<>(base(settings, settings.port()));
    Alerts alerts = alerts(parts, data, live, base);
    opened.push(alerts);
    live.listen(alerts);
    recalibrations.follow(live::judgeBy);
    var threats = new Threats(parts.threats());
    opened.push(threats);
    Path kept = settings.arrivalsFile();
    Receptions receptions =
        kept == null ? new Receptions() : new Receptions(kept, new SecureRandom());
    var web =
        new WebParts(
            board,
            review,
            ledger,
            accounts,
            new Sessions(parts.clock()),
            jobs,
            recalibrations,
            new Chronology(ledger, parts.clock()),
            new Mappings(data.resolve(MAPPINGS_FOLDER)),
            intake,
            live,
            alerts,
            parts.engine().airports(),
            new Exports(board, data.resolve(WORK_FOLDER)),
            parts.engine().rules(),
            SavedViews.open(data.resolve(VIEWS_FILE), parts.clock()),
            threats,
            receptions,
            parts.clock());
    var webSettings =
        new WebSettings(
            settings.host(),
            settings.port(),
            settings.publicAddress(),
            settings.publicReading(),
            settings.inputFolders());
    try {
      WebServer server = WebServer.start(webSettings, web);
      base.set(base(settings, server.port()));
      return new Desk(
          server, intake, live, alerts, jobs, threats, receptions, board, log, accounts);
    } catch (IOException e) {
      throw new DeskException(
          "The port (%d) on %s could not be listened on: %s%nMaybe another desk is running; --port 0 takes any free one."
              .formatted(settings.port(), settings.host(), e.getMessage()));
    }
  }

  /// What a desk that was killed left of its work, such as copies of all captures. Nobody else
  /// works there: the ledger has one writer.
  private static void clear(Path work) throws IOException {
    if (Files.isDirectory(work)) {
      try (Stream<Path> left = Files.walk(work)) {
        for (Path one : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  /// One desk at a time writes the ledger of a folder, which is how a second one is found out.
  private static Ledger ledger(Path data, DeskParts parts) throws IOException {
    try {
      return Ledger.open(
          LedgerSettings.sqlite(data.resolve(LEDGER_FOLDER), ORIGIN, Access.WRITE), parts.clock());
    } catch (StoreException e) {
      throw new DeskException(
          "The ledger of the desk in %s could not be opened: %s%nMaybe another desk runs on this folder; --data names another."
              .formatted(data, e.getMessage()));
    }
  }

  private static Alerts alerts(DeskParts parts, Path data, Live live, AtomicReference<URI> base)
      throws IOException {
    return Alerts.open(
        data,
        new Alerts.Parts(
            parts.engine().airports(),
            parts.clock(),
            Waiting.real(),
            ALERT_PATIENCE,
            base::get,
            live::watchedKeys,
            id -> live.events().publish(new LiveNews.Alerted(id))));
  }

  /// Where people find this desk: as they were told, else where it listens.
  private static URI base(DeskSettings settings, int port) {
    URI named = settings.publicAddress();
    if (named != null) {
      return named;
    }
    String host = settings.host();
    return URI.create(
        "http://%s:%d/".formatted(host.indexOf(':') >= 0 ? "[" + host + "]" : host, port));
  }

  /// The report of a month as it is kept in a data folder, whether a desk runs on it or not: a page
  /// for people, and the data behind each of its charts.
  ///
  /// @param engine knows airports and the rule book
  /// @param language the language in which the page opens
  /// @return name and content of every file; the same state of the folder gives the same
  /// @throws DeskException if there is no desk in the folder
  public static Map<String, byte[]> month(
      Path data, Flights engine, Clock clock, YearMonth month, String language) throws IOException {
    Path file = data.resolve(BOARD_FILE);
    if (!Files.exists(file)) {
      throw new DeskException(
          "The folder (%s) must be one that a desk keeps; it holds no %s.%nMaybe --data names another, or the desk was never opened: contadora desk"
              .formatted(data, BOARD_FILE));
    }
    try (Board board = Board.open(file, engine.airports());
        Ledger ledger =
            Ledger.open(
                LedgerSettings.sqlite(data.resolve(LEDGER_FOLDER), ORIGIN, Access.READ), clock)) {
      RuleBook inForce =
          new Recalibrations(engine, board, ledger, clock, data.resolve(WORK_FOLDER))
              .engine()
              .rules();
      DecisionLog.State state = new DecisionLog(ledger, clock).state();
      return MonthFiles.withPage(board, inForce, state, month, language);
    } catch (JdbiException | StoreException e) {
      throw new DeskException(
          "The desk's files in %s could not be read: %s".formatted(data, e.getMessage()));
    }
  }

  /// The accounts kept in a data folder, to add to them.
  public static Accounts accounts(Path data, Clock clock) throws IOException {
    Files.createDirectories(data);
    return Accounts.open(data.resolve(ACCOUNTS_FILE), clock);
  }

  private static Accounts accounts(Path data, DeskParts parts) throws IOException {
    return accounts(data, parts.clock());
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new DeskException(
          "The host (%s) must be a name or address of this machine.".formatted(host));
    }
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// Begins to fill an empty desk with the simulated sample, as its page offers.
  ///
  /// @return false if there is something on it, or to come onto it
  public boolean showSample() {
    return board.isEmpty()
        && !live.anyFeed()
        && log.state().size() == 0
        && jobs.start("sample", intake.sample(SAMPLE_WHO)).isPresent();
  }

  /// Opens the file of those who arrive, or makes it; where nobody does, somebody does so on its
  /// page.
  ///
  /// @throws DeskException if the passphrase is another one, or the file cannot be used
  public void openArrivals(char[] passphrase) {
    try {
      receptions.open(passphrase);
    } catch (ArrivalsException e) {
      throw new DeskException(String.valueOf(e.getMessage()));
    }
  }

  /// Answers no more, stops what is running, closes the files.
  @Override
  public void close() {
    live.close();
    alerts.close();
    server.close();
    jobs.close();
    threats.close();
    board.close();
    log.close();
    accounts.close();
  }
}

package org.contadora.desk.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.contadora.desk.jobs.Failure;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;

/// The server: checks where a request comes from and who asks, then lets a route answer.
public final class WebServer implements AutoCloseable {
  /// Goes back with every request that changes something.
  static final String CSRF_HEADER = "X-Contadora-CSRF";

  private static final String DOCUMENT = "/org/contadora/desk/web/openapi.yaml";
  private static final int GZIP_LEVEL = 5;

  /// Most connections at once; a browser holds six.
  private static final int MOST_CONNECTIONS = 2000;

  /// How long a connection may be silent.
  private static final long IDLE_MS = 30_000;

  private static final int MOST_HEADER_BYTES = 8192;
  private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

  static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data: blob:",
          "worker-src 'self' blob:",
          "connect-src 'self'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "form-action 'self'");

  private final Javalin javalin;

  private WebServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /// Starts listening.
  ///
  /// @throws IOException if the port is taken or the host is not this machine's
  public static WebServer start(WebSettings settings, WebParts parts) throws IOException {
    Visits visits =
        new Visits(
            parts.accounts(),
            parts.sessions(),
            settings.secure(),
            /* proxied= */ settings.publicAddress() != null);
    List<Route> routes = routes(settings, parts, visits);
    Gate gate = new Gate(visits, new RateLimits(parts.clock()), settings.publicReading());
    Javalin javalin = Javalin.create(config -> configure(config, settings, gate, routes));
    try {
      javalin.start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      javalin.stop();
      throw new IOException(e.getMessage(), e);
    }
    return new WebServer(javalin);
  }

  /// Everything that can be asked, as the API's document lists it.
  static List<Route> routes(WebSettings settings, WebParts parts, Visits visits) {
    Etags etags = new Etags(parts.board(), parts.review());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new SessionRoutes(visits, parts, settings.publicReading()).routes());
    routes.addAll(new FlightRoutes(parts, etags).routes());
    routes.addAll(new CardRoutes(parts, etags).routes());
    routes.addAll(new LedgerRoutes(parts, etags).routes());
    routes.addAll(new ReviewRoutes(parts, visits).routes());
    routes.addAll(new RecalibrationRoutes(parts).routes());
    routes.addAll(new ChronologyRoutes(parts, etags).routes());
    routes.addAll(new FigureRoutes(parts, etags).routes());
    routes.addAll(new StatisticsRoutes(parts, etags).routes());
    routes.addAll(new ReportRoutes(parts, etags).routes());
    routes.addAll(new ExportRoutes(parts.exports(), etags).routes());
    routes.addAll(new ViewRoutes(parts.views()).routes());
    routes.addAll(new ThreatRoutes(parts).routes());
    routes.addAll(new ReceptionRoutes(parts).routes());
    routes.addAll(new JobRoutes(parts, settings.inputFolders()).routes());
    routes.addAll(new LiveRoutes(parts).routes());
    routes.addAll(new AlertRoutes(parts).routes());
    routes.addAll(new EventRoutes(parts, visits).routes());
    routes.addAll(new AccountRoutes(parts.accounts(), visits).routes());
    routes.add(new Route("GET", "/openapi.yaml", Right.ANYONE, (context, _) -> document(context)));
    return routes;
  }

  private static void configure(
      JavalinConfig config, WebSettings settings, Gate gate, List<Route> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = Bodies.MOST_BYTES;
    config.http.compressionStrategy =
        new CompressionStrategy(/* brotli= */ null, new Gzip(GZIP_LEVEL));
    config.http.prefer405over404 = true;
    config.jetty.modifyHttpConfiguration(WebServer::limit);
    config.jetty.modifyServer(server -> {
      server.setErrorHandler(new ServerErrors());
      server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    });
    Hosts hosts = new Hosts(settings.host(), settings.publicAddress());
    config.routes.before(context -> guard(context, hosts, settings.secure()));
    for (Route route : routes) {
      HandlerType method = HandlerType.findOrCreate(route.method());
      String path = Route.BASE + route.path();
      config.routes.addHttpHandler(method, path, context -> gate.answer(context, route));
      if (method.equals(HandlerType.GET)) {
        // As GET, without the body, which the server leaves out (RFC 9110, 9.3.2).
        config.routes.addHttpHandler(
            HandlerType.HEAD, path, context -> gate.answer(context, route));
      }
    }
    Pages pages = new Pages();
    for (HandlerType method : List.of(HandlerType.GET, HandlerType.HEAD)) {
      config.routes.addHttpHandler(
          method,
          "/<path>",
          context -> {
            if (context.path().startsWith("/api/")) {
              throw Problem.notFound("address", Bodies.shortened(context.path()));
            }
            pages.give(context);
          });
      config.routes.addHttpHandler(method, "/", pages::give);
    }
    config.routes.exception(Problem.class, (problem, context) -> Json.problem(context, problem));
    config.routes.exception(
        HttpResponseException.class,
        (e, context) ->
            Json.problem(
                context, new Problem(e.getStatus(), "REFUSED", String.valueOf(e.getMessage()))));
    config.routes.exception(Exception.class, (e, context) -> fault(context, e));
  }

  /// What every answer says to the browser, and whether the request is meant for this server.
  private static void guard(Context context, Hosts hosts, boolean secure) throws IOException {
    context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Permissions-Policy", "geolocation=(), camera=(), microphone=()");
    if (secure) {
      context.header("Strict-Transport-Security", "max-age=31536000");
    }
    // Before anything of it is read, and whether or not the route wants a body.
    Bodies.checkLength(context);
    String host = context.header("Host");
    if (!hosts.knows(host)) {
      throw new Problem(
          421,
          "UNKNOWN_HOST",
          "The Host (%s) is not this desk's.%nMaybe --public-address must name it."
              .formatted(Bodies.shortened(host)));
    }
  }

  /// Who says nothing is let go; [Bodies] does the same with who says it slowly.
  private static void limit(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setIdleTimeout(IDLE_MS);
    http.setRequestHeaderSize(MOST_HEADER_BYTES);
  }

  private static void document(Context context) throws IOException {
    try (InputStream in = WebServer.class.getResourceAsStream(DOCUMENT)) {
      if (in == null) {
        throw new IllegalStateException("The resource (%s) is missing.".formatted(DOCUMENT));
      }
      context.contentType("application/yaml; charset=utf-8").result(in.readAllBytes());
    }
  }

  /// What went wrong inside is for the log, not for whoever asks; unless they can mend it.
  private static void fault(Context context, Exception e) {
    LOG.log(System.Logger.Level.ERROR, "%s %s".formatted(context.method(), context.path()), e);
    if (Failure.of(e) == Failure.DISK_FULL) {
      Json.problem(
          context,
          Problem.diskFull("%s %s could not be done".formatted(context.method(), context.path())));
      return;
    }
    Json.problem(
        context, new Problem(500, "FAULT", "This is a fault in Contadora, not in the request."));
  }

  /// The port it listens on.
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}

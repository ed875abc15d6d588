package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.contadora.desk.figures.MonthlyReport;
import org.contadora.desk.figures.MonthlyReports;
import org.contadora.desk.legs.Board;
import org.contadora.desk.review.Review;
import org.contadora.desk.rules.Recalibrations;

/// The report of a month.
final class ReportRoutes {
  private final Board board;
  private final Recalibrations rules;
  private final Review review;
  private final Etags etags;

  ReportRoutes(WebParts parts, Etags etags) {
    board = parts.board();
    rules = parts.recalibrations();
    review = parts.review();
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/reports/{month}", Right.PUBLIC, etags.around(this::report)),
        new Route("GET", "/exports/report.zip", Right.PUBLIC, etags.around(this::archive)));
  }

  private void report(Context context, Visit visit) {
    MonthlyReport report = report(Query.month("month", context.pathParam("month")));
    context.contentType(Json.TYPE).result(ReportJson.of(report, review.state()));
  }

  /// By the rule book in force, which a recalibration may have changed since the desk was started.
  private MonthlyReport report(YearMonth month) {
    return new MonthlyReports(board, rules.engine().rules()).of(month);
  }

  private void archive(Context context, Visit visit) throws IOException {
    String text = Query.text(context, "month");
    MonthlyReport report = report(Query.month("month", text == null ? "" : text));
    Map<String, byte[]> files = MonthFiles.of(report, review.state());
    Downloads.give(
        context,
        "application/zip",
        "contadora-%s.zip".formatted(report.month()),
        out -> MonthFiles.archive(files, out));
  }
}

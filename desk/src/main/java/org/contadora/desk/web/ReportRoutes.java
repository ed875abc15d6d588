package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.contadora.desk.figures.MonthlyReport;
import org.contadora.desk.figures.MonthlyReports;
import org.contadora.desk.review.Review;

/// The report of a month.
final class ReportRoutes {
  private final MonthlyReports reports;
  private final Review review;
  private final Etags etags;

  ReportRoutes(WebParts parts, Etags etags) {
    reports = new MonthlyReports(parts.board(), parts.rules());
    review = parts.review();
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/reports/{month}", Right.PUBLIC, etags.around(this::report)),
        new Route("GET", "/exports/report.zip", Right.PUBLIC, etags.around(this::archive)));
  }

  private void report(Context context, Visit visit) {
    MonthlyReport report = reports.of(Query.month("month", context.pathParam("month")));
    context.contentType(Json.TYPE).result(ReportJson.of(report, review.state()));
  }

  private void archive(Context context, Visit visit) throws IOException {
    String text = Query.text(context, "month");
    MonthlyReport report = reports.of(Query.month("month", text == null ? "" : text));
    Map<String, byte[]> files = MonthFiles.of(report, review.state());
    Downloads.give(
        context,
        "application/zip",
        "contadora-%s.zip".formatted(report.month()),
        out -> MonthFiles.archive(files, out));
  }
}

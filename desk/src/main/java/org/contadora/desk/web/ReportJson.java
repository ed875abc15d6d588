package org.contadora.desk.web;

import java.util.Locale;
import org.contadora.desk.figures.MonthlyReport;
import org.contadora.desk.legs.Regions;
import org.contadora.desk.review.DecisionLog;

/// The report of a month as the API gives it. It says from which state of the ledger it was made,
/// not when, so that the same state gives the same bytes.
final class ReportJson {
  private ReportJson() {}

  static String of(MonthlyReport report, DecisionLog.State state) {
    return Json.object(json -> {
      json.writeStringProperty("month", report.month().toString());
      json.writeBooleanProperty("simulated", report.simulated());
      json.writeStringProperty("rules", report.rules());
      json.writeObjectPropertyStart("ledger");
      json.writeNumberProperty("size", state.size());
      Json.time(json, "checkpoint_time", state.checkpointTime());
      Json.text(json, "checkpoint", state.checkpoint());
      json.writeEndObject();
      json.writeObjectPropertyStart("comparison");
      FigureJson.comparison(json, report.comparison());
      json.writeEndObject();
      json.writeObjectPropertyStart("figures");
      report
          .figures()
          .forEach((by, rows) -> FigureJson.rows(json, by.name().toLowerCase(Locale.ROOT), rows));
      json.writeEndObject();
      json.writeArrayPropertyStart("notable");
      for (MonthlyReport.Notable notable : report.notable()) {
        json.writeStartObject();
        json.writeStringProperty("why", notable.why());
        json.writeName("flight");
        Json.row(json, notable.row());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("regions");
      Regions.CODES.forEach(json::writeString);
      json.writeEndArray();
      FigureJson.coverage(json, "coverage", report.coverage());
      FigureJson.published(json, "published", report.published());
    });
  }
}

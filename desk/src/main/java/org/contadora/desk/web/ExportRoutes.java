package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.contadora.desk.exports.ExportFormat;
import org.contadora.desk.exports.Exports;
import org.contadora.desk.legs.LegFilter;
import org.contadora.desk.legs.LegSort;
import org.contadora.desk.legs.TableColumn;

/// Exactly what the table shows, as files.
final class ExportRoutes {
  /// A file may hold a million flights.
  private static final int COST = 20;

  private final Exports exports;
  private final Etags etags;

  ExportRoutes(Exports exports, Etags etags) {
    this.exports = exports;
    this.etags = etags;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (ExportFormat format : ExportFormat.values()) {
      routes.add(
          new Route(
                  "GET",
                  "/exports/flights." + format.ending(),
                  Right.PUBLIC,
                  etags.around((context, _) -> give(context, format)))
              .costing(COST));
    }
    return routes;
  }

  private void give(Context context, ExportFormat format) throws IOException {
    Params params = Params.of(context);
    LegFilter filter = Query.filter(params);
    LegSort sort = Query.sort(params);
    Set<TableColumn> shown = Query.columns(params);
    Downloads.give(
        context,
        format.mediaType(),
        "flights." + format.ending(),
        out -> exports.write(format, filter, sort, shown, out));
  }
}

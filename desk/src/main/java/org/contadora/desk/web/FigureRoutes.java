package org.contadora.desk.web;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The map.
final class FigureRoutes {
  private static final int STANDARD_MAP_LIMIT = 1000;
  private static final int MOST_MAP_LIMIT = 10_000;

  /// A map is as much work as so many pages of the table.
  private static final int MAP_COST = 5;

  private final MapAnswers maps;
  private final Etags etags;

  FigureRoutes(WebParts parts, Etags etags) {
    maps = new MapAnswers(parts.board(), parts.airports());
    this.etags = etags;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/map", Right.PUBLIC, etags.around(this::map)).costing(MAP_COST));
  }

  private void map(Context context, Visit visit) throws IOException {
    int limit = Query.limit(context, STANDARD_MAP_LIMIT, MOST_MAP_LIMIT);
    byte[] packed = maps.packed(Query.filter(context), limit);
    context.contentType(Json.TYPE);
    String taken = context.header("Accept-Encoding");
    if (taken != null && taken.contains("gzip")) {
      context.disableCompression();
      context.header("Content-Encoding", "gzip");
      context.result(packed);
    } else {
      context.result(new GZIPInputStream(new ByteArrayInputStream(packed)));
    }
  }
}

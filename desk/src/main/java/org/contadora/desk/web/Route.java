package org.contadora.desk.web;

import io.javalin.http.Context;

/// One thing that can be asked of the server.
///
/// @param method `GET`, `POST` or `DELETE`
/// @param path below `/api/v1`, such as `/flights/{leg_id}`
record Route(String method, String path, Right right, Answer answer) {
  /// Where all routes lie.
  static final String BASE = "/api/v1";

  /// Answers a request of someone who may ask.
  @FunctionalInterface
  interface Answer {
    void give(Context context, Visit visit) throws Exception;
  }

  boolean changes() {
    return !method.equals("GET");
  }
}

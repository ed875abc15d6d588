package org.contadora.desk.web;

import io.javalin.http.Context;

/// One thing that can be asked of the server.
///
/// @param method `GET`, `POST` or `DELETE`
/// @param path below `/api/v1`, such as `/flights/{leg_id}`
/// @param byPerson whether it must be somebody who signed in, not a program with a token: what
///   makes and ends tokens and accounts
/// @param cost how much it counts towards the rate limit; an ordinary question counts 1
record Route(String method, String path, Right right, boolean byPerson, int cost, Answer answer) {
  /// Where all routes lie.
  static final String BASE = "/api/v1";

  /// A route for persons and programs alike, of ordinary cost.
  Route(String method, String path, Right right, Answer answer) {
    this(method, path, right, /* byPerson= */ false, /* cost= */ 1, answer);
  }

  /// This route for persons alone.
  Route forPersons() {
    return new Route(method, path, right, /* byPerson= */ true, cost, answer);
  }

  /// This route with another cost.
  Route costing(int other) {
    return new Route(method, path, right, byPerson, other, answer);
  }

  /// Answers a request of someone who may ask.
  @FunctionalInterface
  interface Answer {
    void give(Context context, Visit visit) throws Exception;
  }

  boolean changes() {
    return !method.equals("GET");
  }
}

package org.contadora.desk.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// What the server itself refuses, such as a request that is none, in the same form as all other
/// problems. Nothing of the request is repeated.
final class ServerErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Json.PROBLEM_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put("Content-Security-Policy", WebServer.CONTENT_SECURITY_POLICY);
    response.write(/* last= */ true, body(status), callback);
    return true;
  }

  private static ByteBuffer body(int status) {
    String meaning = HttpStatus.getMessage(status);
    Problem problem =
        new Problem(status, "REFUSED", "The request was refused: %s.".formatted(meaning));
    return ByteBuffer.wrap(Json.problemText(problem).getBytes(StandardCharsets.UTF_8));
  }
}

package io.heliograph.signals.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;

/** A refusal on its way to the caller. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  ProblemException(Problem problem, String detail) {
    super(detail, null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  /** Answers a request that no resource serves. */
  public void answer(HttpServerRequest request) {
    var body = ProblemBody.of(problem, detail(), request.method().name(), request.uri());
    var _ =
        request
            .response()
            .setStatusCode(problem.status())
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
            .end(Json.encode(body));
  }
}

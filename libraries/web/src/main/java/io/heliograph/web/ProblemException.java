package io.heliograph.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A refusal of a request, to be returned to the caller. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ProblemException.class);

  private final Problem problem;

  ProblemException(Problem problem, String detail) {
    super(detail, null, false, false);
    this.problem = problem;
  }

  /**
   * Logs an unexpected failure and returns an exception for it; the caller gets a reference into
   * the log.
   */
  public static ProblemException unexpected(Throwable failure) {
    String reference = UUID.randomUUID().toString();
    LOG.errorf(failure, "request failed reference=%s", reference);
    return Problem.INTERNAL.because("Internal error, reference " + reference);
  }

  /**
   * Returns the response of a resource. A header that the response already has, from a challenge,
   * is kept.
   */
  public Response toResponse(HttpServerRequest request) {
    var answer =
        Response.status(problem.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(body(request));
    var already = request.response().headers();
    problem.headers().entrySet().stream()
        .filter(header -> !already.contains(header.getKey()))
        .forEach(header -> answer.header(header.getKey(), header.getValue()));
    return answer.build();
  }

  /** Sends the response to a request that no resource serves. */
  public void answer(HttpServerRequest request) {
    var answer = request.response().setStatusCode(problem.status());
    problem.headers().forEach(answer::putHeader);
    var _ =
        answer
            .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
            .end(Json.encode(body(request)));
  }

  private ProblemBody body(HttpServerRequest request) {
    String detail = String.valueOf(getMessage());
    return ProblemBody.of(problem, detail, request.method().name(), request.uri());
  }
}

package io.heliograph.web.problem;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A refusal of a request, to be returned to the caller. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ProblemException.class);

  private static final String RETRY_AFTER = "Retry-After";

  private final Problem problem;

  @SuppressWarnings("serial") // only ever an immutable map of texts
  private final Map<String, String> headers;

  ProblemException(Problem problem, String detail) {
    this(problem, detail, problem.headers());
  }

  private ProblemException(Problem problem, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.problem = problem;
    this.headers = headers;
  }

  /** Returns the same refusal for a caller that should wait so long before it retries. */
  public ProblemException retryAfter(Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return with(Map.of(RETRY_AFTER, Long.toString(seconds)));
  }

  /** Returns the same refusal for a caller whose retry would get the same answer. */
  public ProblemException withoutRetry() {
    return with(Map.of());
  }

  Map<String, String> headers() {
    return headers;
  }

  private ProblemException with(Map<String, String> retry) {
    Map<String, String> all = new HashMap<>(problem.headers());
    all.remove(RETRY_AFTER);
    all.putAll(retry);
    return new ProblemException(problem, String.valueOf(getMessage()), Map.copyOf(all));
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
    headers.entrySet().stream()
        .filter(header -> !already.contains(header.getKey()))
        .forEach(header -> answer.header(header.getKey(), header.getValue()));
    return answer.build();
  }

  /** Sends the response to a request that no resource serves. */
  public void answer(HttpServerRequest request) {
    var _ = send(request);
  }

  /**
   * Sends the response and closes the connection, as proxies expect it for a refused handshake.
   * Other requests of an HTTP/2 connection continue.
   */
  public void answerLast(HttpServerRequest request) {
    boolean shared = request.version() == HttpVersion.HTTP_2;
    if (!shared) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    var sent = send(request);
    if (!shared) {
      sent.onComplete(done -> request.connection().close());
    }
  }

  private Future<Void> send(HttpServerRequest request) {
    var answer = request.response().setStatusCode(problem.status());
    headers.forEach(answer::putHeader);
    return answer
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .end(Json.encode(body(request)));
  }

  private ProblemBody body(HttpServerRequest request) {
    String detail = String.valueOf(getMessage());
    return ProblemBody.of(problem, detail, request.method().name(), request.uri());
  }
}

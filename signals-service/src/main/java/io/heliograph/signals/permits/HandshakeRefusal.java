package io.heliograph.signals.permits;

import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reason why a client is refused, and the response to it; see the table in docs/protocol.md.
 */
public enum HandshakeRefusal implements AdmissionDecision, ClientIdentity {
  /** The handshake came over HTTP/2; a WebSocket needs its own HTTP/1.1 connection. */
  VERSION(505),
  /** The handshake is for the path of the WebSocket with a slash behind it. */
  PATH(404),
  /** The handshake has a body. */
  BODY(400),
  /** The origin is not allowed; the web library sends the response. */
  ORIGIN(403),
  /** The rate limit for handshakes is exceeded. */
  RATE(Problem.TOO_MANY, "Too many clients connect at the same time, try again", 1),
  /** The request has no token, or a wrong one. */
  TOKEN(Problem.AUTHENTICATION, "Send a valid token as Authorization: Bearer", 0),
  /** The token is that of a service; connections are for users. */
  SERVICE(Problem.NOT_ALLOWED, "Only users may connect: use a user's token", 0),
  /** The token cannot be verified at present; the identity library sends the response. */
  ISSUER(503),
  /** This instance has not yet filled its replay window. */
  STARTING(Problem.UNAVAILABLE, "This instance is starting, try again", 1),
  /** This instance is shutting down. */
  DRAINING(Problem.UNAVAILABLE, "This instance is shutting down, try again", 1),
  /** This instance has reached its limit of connections. */
  SOCKETS(Problem.UNAVAILABLE, "This instance has too many connections, try again", 5),
  /** This instance has no memory left for the ownership refs and channels of one more client. */
  MEMORY(Problem.UNAVAILABLE, "This instance has no memory for one more connection, try again", 5),
  /** This user has reached the limit of connections, or of their memory. */
  USER(
      Problem.TOO_MANY,
      "You have too many open connections, or too many groups and channels for them",
      10);

  private static final int UNAUTHORIZED = 401;

  private final int status;
  private final int retryAfter;
  private final Optional<Problem> problem;
  private final String detail;

  /** Creates a refusal of handshakes, or one that another library answers. */
  HandshakeRefusal(int status) {
    this.status = status;
    this.retryAfter = 0;
    this.problem = Optional.empty();
    this.detail = "";
  }

  /**
   * Creates a refusal of handshakes and streams.
   *
   * @param retryAfter in seconds; 0 sends no {@code Retry-After} header
   */
  HandshakeRefusal(Problem problem, String detail, int retryAfter) {
    this.status = problem.status();
    this.retryAfter = retryAfter;
    this.problem = Optional.of(problem);
    this.detail = detail;
  }

  /**
   * Returns whether the request is a handshake: WebSockets Next treats every request with this
   * header as one, on any path that it serves.
   */
  public static boolean isHandshake(HttpServerRequest request) {
    return request.headers().contains("Sec-WebSocket-Key");
  }

  public int status() {
    return status;
  }

  /**
   * Returns the headers of the response to this request and closes the connection when it is sent,
   * as proxies expect it for a refused handshake.
   */
  public Map<String, List<String>> headersOfLast(HttpServerRequest request) {
    request.response().endHandler(sent -> request.connection().close());
    return lastHeaders();
  }

  /**
   * Sends the response and closes the connection. Other requests of an HTTP/2 connection continue.
   * Only the response to a stream has a body: a WebSocket client cannot read one.
   */
  public void answer(HttpServerRequest request) {
    if (problem.isPresent() && !isHandshake(request)) {
      problem().answerLast(request);
      return;
    }
    boolean shared = request.version() == HttpVersion.HTTP_2;
    var response = request.response().setStatusCode(status);
    (shared ? headers() : lastHeaders()).forEach(response::putHeader);
    var sent = response.end();
    if (!shared) {
      sent.onComplete(done -> request.connection().close());
    }
  }

  /** Returns the response to a stream, unless another library sends it. */
  public ProblemException problem() {
    ProblemException told = problem.orElseThrow().because(detail);
    return retryAfter > 0 ? told.retryAfter(Duration.ofSeconds(retryAfter)) : told;
  }

  private Map<String, List<String>> lastHeaders() {
    Map<String, List<String>> headers = headers();
    headers.put("Connection", List.of("close"));
    return headers;
  }

  private Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new HashMap<>();
    if (status == UNAUTHORIZED) {
      headers.put("WWW-Authenticate", List.of("Bearer"));
    }
    if (retryAfter > 0) {
      headers.put("Retry-After", List.of(Integer.toString(retryAfter)));
    }
    return headers;
  }
}

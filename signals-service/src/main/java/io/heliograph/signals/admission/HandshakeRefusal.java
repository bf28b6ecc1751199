package io.heliograph.signals.admission;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reason why a client is refused, and the response to it; see the table in docs/protocol.md.
 */
public enum HandshakeRefusal implements AdmissionDecision, ClientIdentity {
  /** The handshake came over HTTP/2; a WebSocket needs its own HTTP/1.1 connection. */
  VERSION(505, 0),
  /** The handshake is for the path of the WebSocket with a slash behind it. */
  PATH(404, 0),
  /** The handshake has a body. */
  BODY(400, 0),
  /** The origin is not allowed; the web library sends the response. */
  ORIGIN(403, 0),
  /** The rate limit for handshakes is exceeded. */
  RATE(429, 1),
  /** The request has no token, or a wrong one. */
  TOKEN(401, 0),
  /** The token is that of a service; connections are for users. */
  SERVICE(403, 0),
  /** The token cannot be verified at present; the identity library sends the response. */
  ISSUER(503, 0),
  /** This instance has not yet filled its replay window. */
  STARTING(503, 1),
  /** This instance is shutting down. */
  DRAINING(503, 1),
  /** This instance has reached its limit of connections. */
  SOCKETS(503, 5),
  /** This user has reached the limit of connections. */
  USER(429, 10);

  private static final int UNAUTHORIZED = 401;

  private final int status;
  private final int retryAfter;

  /**
   * Creates a refusal.
   *
   * @param retryAfter in seconds; 0 sends no {@code Retry-After} header
   */
  HandshakeRefusal(int status, int retryAfter) {
    this.status = status;
    this.retryAfter = retryAfter;
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
   * Sends a response without a body and closes the connection. Other requests of an HTTP/2
   * connection continue.
   */
  public void answer(HttpServerRequest request) {
    boolean shared = request.version() == HttpVersion.HTTP_2;
    var response = request.response().setStatusCode(status);
    (shared ? headers() : lastHeaders()).forEach(response::putHeader);
    var sent = response.end();
    if (!shared) {
      sent.onComplete(done -> request.connection().close());
    }
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

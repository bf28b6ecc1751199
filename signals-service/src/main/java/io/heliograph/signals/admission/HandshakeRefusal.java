package io.heliograph.signals.admission;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why somebody may not come in, and what they are told: the table of docs/protocol.md. */
public enum HandshakeRefusal implements AdmissionDecision {
  /** A WebSocket has an HTTP/1.1 connection of its own. */
  VERSION(505, 0),
  /** A handshake that announces a body. */
  BODY(400, 0),
  /** The page is of an origin that is not allowed. */
  ORIGIN(403, 0),
  /** Too many handshakes in this second. */
  RATE(429, 1),
  /** No token, or none of a user. */
  TOKEN(401, 0),
  /** Nobody can tell whether the token is good; answered by the identity library. */
  ISSUER(503, 0),
  /** This instance has not read yet what its clients may have missed. */
  STARTING(503, 1),
  /** This instance is about to go. */
  DRAINING(503, 1),
  /** This instance holds as many sockets as it may. */
  SOCKETS(503, 5),
  /** This user does. */
  USER(429, 10);

  private static final int UNAUTHORIZED = 401;

  private final int status;
  private final int retryAfter;

  /** Zero seconds leave it to the client when to come back, and whether. */
  HandshakeRefusal(int status, int retryAfter) {
    this.status = status;
    this.retryAfter = retryAfter;
  }

  public int status() {
    return status;
  }

  /**
   * The headers of the answer to this request, which ends the connection once it is sent, as
   * proxies in between expect it of a handshake.
   */
  public Map<String, List<String>> headersOfLast(HttpServerRequest request) {
    request.response().endHandler(sent -> request.connection().close());
    return lastHeaders();
  }

  /** Answers without a body. Other requests of an HTTP/2 connection go on. */
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

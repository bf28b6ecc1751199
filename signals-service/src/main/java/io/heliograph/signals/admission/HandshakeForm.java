package io.heliograph.signals.admission;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/**
 * What a WebSocket's handshake looks like. What does not look so would get a seat and then never
 * become a socket: the framework waits for the end of a body, and leaves a handshake over HTTP/2
 * without an answer.
 */
final class HandshakeForm {
  private static final String NO_LENGTH = "0";

  private HandshakeForm() {}

  /** WebSockets Next takes whatever has this header for a handshake, on any path it serves. */
  static boolean isHandshake(HttpServerRequest request) {
    return request.headers().contains("Sec-WebSocket-Key");
  }

  /** Empty for any other request, too. */
  static Optional<HandshakeRefusal> refusal(HttpServerRequest request) {
    if (!isHandshake(request)) {
      return Optional.empty();
    }
    if (request.version() == HttpVersion.HTTP_2) {
      return Optional.of(HandshakeRefusal.VERSION);
    }
    return announcesBody(request) ? Optional.of(HandshakeRefusal.BODY) : Optional.empty();
  }

  private static boolean announcesBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals(NO_LENGTH));
  }
}

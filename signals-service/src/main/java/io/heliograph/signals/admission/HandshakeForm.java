package io.heliograph.signals.admission;

import io.heliograph.signals.permits.HandshakeRefusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/**
 * Checks the form of a WebSocket handshake. Other handshakes would get a permit and never become a
 * socket: the framework waits for the end of a request body, and does not answer a handshake over
 * HTTP/2.
 */
final class HandshakeForm {
  private static final String NO_LENGTH = "0";

  /** The router takes a slash at the end for the path of the socket; Backstage does not. */
  private static final String NO_SOCKET = "/api/signals/";

  private HandshakeForm() {}

  /** Returns the reason to refuse the request; empty for valid handshakes and other requests. */
  static Optional<HandshakeRefusal> refusal(HttpServerRequest request) {
    if (!HandshakeRefusal.isHandshake(request)) {
      return Optional.empty();
    }
    if (request.version() == HttpVersion.HTTP_2) {
      return Optional.of(HandshakeRefusal.VERSION);
    }
    if (request.path().equals(NO_SOCKET)) {
      return Optional.of(HandshakeRefusal.PATH);
    }
    return announcesBody(request) ? Optional.of(HandshakeRefusal.BODY) : Optional.empty();
  }

  private static boolean announcesBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals(NO_LENGTH));
  }
}

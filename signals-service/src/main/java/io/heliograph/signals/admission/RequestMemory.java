package io.heliograph.signals.admission;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The memory of a request that is kept as long as its connection is open. */
public final class RequestMemory {
  /** The entry in the map of the server, and its copy in the map of the socket. */
  private static final int HEADER = 200;

  /** Headers that are read after authentication. */
  private static final Set<String> KEPT =
      Set.of(
          "connection",
          "host",
          "last-event-id",
          "origin",
          "sec-websocket-extensions",
          "sec-websocket-key",
          "sec-websocket-protocol",
          "sec-websocket-version",
          "upgrade",
          "user-agent");

  private RequestMemory() {}

  /**
   * Removes the headers that nothing reads after authentication, credentials and cookies included.
   * Returns the estimated bytes of the rest.
   */
  public static long trim(HttpServerRequest request) {
    MultiMap headers = request.headers();
    List.copyOf(headers.names()).stream()
        .filter(name -> !KEPT.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(headers::remove);
    long bytes = request.uri().length();
    for (var header : headers) {
      bytes += HEADER + header.getKey().length() + header.getValue().length();
    }
    return bytes;
  }
}

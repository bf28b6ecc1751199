package io.heliograph.signals.permits;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The memory of a request that is kept as long as its connection is open. */
public final class RequestMemory {
  /** The entry in the map of the server, and its copy in the map of the socket. */
  private static final int HEADER = 200;

  /** The parsed form of a parameter of the query. */
  private static final int PARAMETER = 100;

  /** Headers that are read after authentication. */
  private static final List<String> KEPT =
      List.of(
          "Connection",
          "Host",
          "Last-Event-ID",
          "Origin",
          "Sec-WebSocket-Extensions",
          "Sec-WebSocket-Key",
          "Sec-WebSocket-Protocol",
          "Sec-WebSocket-Version",
          "Upgrade",
          "User-Agent");

  private RequestMemory() {}

  /**
   * Removes the headers that nothing reads after authentication, credentials and cookies included.
   * Returns the estimated bytes of the rest.
   */
  public static long trim(HttpServerRequest request) {
    MultiMap headers = request.headers();
    Map<String, List<String>> kept = new LinkedHashMap<>();
    KEPT.forEach(name -> kept.put(name, List.copyOf(headers.getAll(name))));
    headers.clear();
    kept.forEach(headers::add);
    return memory(request.uri()) + kept.entrySet().stream().mapToLong(RequestMemory::memory).sum();
  }

  private static long memory(String uri) {
    return uri.length() + PARAMETER * uri.chars().filter(one -> one == '&').count();
  }

  private static long memory(Map.Entry<String, List<String>> header) {
    return header.getValue().stream()
        .mapToLong(value -> HEADER + header.getKey().length() + value.length())
        .sum();
  }
}

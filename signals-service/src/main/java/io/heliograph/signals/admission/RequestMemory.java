package io.heliograph.signals.admission;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** The memory of a request that is kept as long as its connection is open. */
public final class RequestMemory {
  private RequestMemory() {}

  /**
   * Removes the headers that may be large and that nothing reads after authentication. Returns the
   * bytes of the rest.
   */
  public static long trim(HttpServerRequest request) {
    MultiMap headers = request.headers();
    headers.remove(HttpHeaders.AUTHORIZATION).remove(HttpHeaders.COOKIE);
    long bytes = request.uri().length();
    for (var header : headers) {
      bytes += header.getKey().length() + header.getValue().length();
    }
    return bytes;
  }
}

package io.heliograph.web.body;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** An HTTP/2 request whose body is being received. Only for the event loop of its connection. */
public final class BodyArrival {
  /** Minimum bytes in each interval; even a slow line takes less than a second for them. */
  public static final long LEAST_BYTES = 1024;

  /** Error code for resetting an HTTP/2 stream whose body is late. */
  private static final long CANCEL = 8;

  private final HttpServerRequest request;
  private final long interval;
  private long deadline;
  private long seen;

  BodyArrival(HttpServerRequest request, long interval, long now) {
    this.request = request;
    this.interval = interval;
    this.deadline = now + interval;
  }

  /** Returns whether the body is complete, or the request has been answered or closed. */
  boolean hasArrived() {
    HttpServerResponse response = request.response();
    return request.isEnded() || response.ended() || response.closed();
  }

  long left(long now) {
    return deadline - now;
  }

  /** Resets the stream if the body is late. Returns whether it did. */
  boolean endIfLate(long now) {
    if (left(now) > 0) {
      return false;
    }
    long received = request.bytesRead();
    if (received - seen >= LEAST_BYTES) {
      seen = received;
      deadline = now + interval;
      return false;
    }
    request.response().reset(CANCEL);
    return true;
  }
}

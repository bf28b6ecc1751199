package io.heliograph.web.connection;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** A request whose body is on its way. For the event loop of its connection. */
final class BodyArrival {
  /** What must come in each interval; even a slow line takes less than a second for it. */
  private static final long LEAST_BYTES = 1024;

  /** The error with which an HTTP/2 stream is reset that is no longer waited for. */
  private static final long CANCEL = 8;

  private final HttpServerRequest request;
  private final long interval;
  private long deadline;
  private long seen;

  BodyArrival(HttpServerRequest request, long interval) {
    this.request = request;
    this.interval = interval;
    this.deadline = System.nanoTime() + interval;
  }

  /** Whether all of it is here, or nobody waits for it any more. */
  boolean hasArrived() {
    HttpServerResponse response = request.response();
    return request.isEnded() || response.ended() || response.closed();
  }

  long left(long now) {
    return deadline - now;
  }

  /** Over HTTP/2 ends its stream, else its connection, and says whether it did. */
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
    end();
    return true;
  }

  private void end() {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(CANCEL);
    } else {
      var _ = request.connection().close();
    }
  }
}

package io.heliograph.web.body;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The requests of one connection whose bodies are being received. */
public final class BodyArrivals {
  public static final long NONE = Long.MAX_VALUE;

  private static final Set<HttpMethod> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final long nanos;
  private final LongSupplier clock;
  private final Set<BodyArrival> open = ConcurrentHashMap.newKeySet();

  public BodyArrivals(long nanos, LongSupplier clock) {
    this.nanos = nanos;
    this.clock = clock;
  }

  public long nanos() {
    return nanos;
  }

  public BodyArrival begin(HttpServerRequest request) {
    var body = new BodyArrival(request, nanos, clock.getAsLong());
    if (!BODILESS.contains(request.method())) {
      open.add(body);
    }
    return body;
  }

  /** Removes an answered request. Thread-safe. */
  public void end(BodyArrival body) {
    open.remove(body);
  }

  /**
   * Ends late requests. Returns the nanoseconds until the next one may be late, or {@link #NONE}.
   */
  public long endLate(long now) {
    open.removeIf(body -> body.hasArrived() || body.endIfLate(now));
    return open.stream().mapToLong(body -> body.left(now)).min().orElse(NONE);
  }
}

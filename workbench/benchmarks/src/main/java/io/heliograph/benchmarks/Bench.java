package io.heliograph.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.function.Supplier;

/** What every figure measures with. */
record Bench(
    Scale scale,
    Terminal terminal,
    Failures failures,
    Vertx vertx,
    Servers servers,
    Database database) {

  /** With one event loop, which carries all load. */
  static Vertx vertx(Parts parts) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    parts.add(() -> Await.result("closing", vertx.close(), Duration.ofSeconds(10)));
    return vertx;
  }

  ClosedLoop load(int width, Supplier<Future<?>> operation) {
    return new ClosedLoop(vertx, failures, width, operation);
  }
}

package io.heliograph.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** What every figure measures with. */
record Bench(
    Scale scale,
    Terminal terminal,
    Failures failures,
    Vertx vertx,
    Servers servers,
    Database database) {

  ClosedLoop load(int width, Supplier<Future<?>> operation) {
    return new ClosedLoop(vertx, failures, width, operation);
  }
}

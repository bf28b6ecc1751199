package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.load.ClosedLoop;
import io.heliograph.benchmarks.load.Failures;
import io.heliograph.benchmarks.measurement.Database;
import io.heliograph.benchmarks.product.Parts;
import io.heliograph.benchmarks.product.Servers;
import io.heliograph.benchmarks.report.Terminal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.function.Supplier;

/** The tools and servers that all inbox figures share. */
public record Bench(
    Scale scale,
    Terminal terminal,
    Failures failures,
    Vertx vertx,
    Servers servers,
    Database database) {

  /** Creates a Vert.x instance with one event loop, which carries all load. */
  public static Vertx vertx(Parts parts) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    parts.add(() -> Await.result("closing", vertx.close(), Duration.ofSeconds(10)));
    return vertx;
  }

  ClosedLoop load(int width, Supplier<Future<?>> operation) {
    return new ClosedLoop(vertx, failures, width, operation);
  }
}

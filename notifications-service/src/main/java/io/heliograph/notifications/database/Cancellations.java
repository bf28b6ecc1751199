package io.heliograph.notifications.database;

import io.heliograph.notifications.postgres.DatabaseConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Cancels reads that continue for some time after their request has ended. */
@Singleton
final class Cancellations {
  private final Vertx vertx;
  private final DatabaseConfig config;
  private final Counter cancelled;

  Cancellations(Vertx vertx, DatabaseConfig config, MeterRegistry registry) {
    this.vertx = vertx;
    this.config = config;
    cancelled =
        Counter.builder("heliograph.database.cancelled")
            .description("Statements cancelled because their client disconnected")
            .register(registry);
  }

  /** Executes the work, which uses only this connection, unless the signal cancels it. */
  <T> Uni<T> execute(CancellationSignal signal, SqlConnection connection, Supplier<Uni<T>> work) {
    var cancellation = new Cancellation((PgConnection) connection.getDelegate());
    Runnable listener =
        () -> vertx.setTimer(config.cancelAfter().toMillis(), timer -> request(cancellation));
    signal.add(listener);
    return Uni.createFrom()
        .deferred(work::get)
        .onTermination()
        .invoke(
            () -> {
              signal.remove(listener);
              cancellation.end();
            });
  }

  private void request(Cancellation cancellation) {
    if (cancellation.request()) {
      cancelled.increment();
    }
  }
}

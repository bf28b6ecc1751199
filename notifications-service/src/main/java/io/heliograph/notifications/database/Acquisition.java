package io.heliograph.notifications.database;

import io.heliograph.log.DurationText;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One wait for a pooled connection. A connection that arrives too late is returned to the pool. */
final class Acquisition {
  private final UniEmitter<? super SqlConnection> caller;
  private final AtomicBoolean ended = new AtomicBoolean();

  private Acquisition(UniEmitter<? super SqlConnection> caller) {
    this.caller = caller;
  }

  static Uni<SqlConnection> of(Pool pool, Vertx vertx, Duration timeout) {
    return Uni.createFrom().emitter(caller -> new Acquisition(caller).begin(pool, vertx, timeout));
  }

  private void begin(Pool pool, Vertx vertx, Duration timeout) {
    long timer = vertx.setTimer(timeout.toMillis(), late -> fail(new NoneFreeException(timeout)));
    pool.getConnection()
        .onTermination()
        .invoke(() -> vertx.cancelTimer(timer))
        .subscribe()
        .with(this::complete, this::fail);
  }

  private void complete(SqlConnection connection) {
    if (ended.compareAndSet(false, true)) {
      caller.complete(connection);
    } else {
      connection.closeAndForget();
    }
  }

  private void fail(Throwable failure) {
    if (ended.compareAndSet(false, true)) {
      caller.fail(failure);
    }
  }

  private static final class NoneFreeException extends TimeoutException {
    private static final long serialVersionUID = 1L;

    NoneFreeException(Duration timeout) {
      super("no connection was free within " + DurationText.of(timeout));
    }
  }
}

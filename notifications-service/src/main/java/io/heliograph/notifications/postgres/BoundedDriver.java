package io.heliograph.notifications.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Duration;
import java.util.function.Supplier;

/** PostgreSQL driver that limits the time to set up a connection. */
final class BoundedDriver extends PgDriver {
  private final Duration timeout;

  BoundedDriver(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public ConnectionFactory createConnectionFactory(Vertx vertx, SqlConnectOptions server) {
    return createConnectionFactory(vertx, () -> Future.succeededFuture(server));
  }

  @Override
  public ConnectionFactory createConnectionFactory(
      Vertx vertx, Supplier<? extends Future<? extends SqlConnectOptions>> servers) {
    return new BoundedConnectionFactory((VertxInternal) vertx, servers, timeout);
  }
}

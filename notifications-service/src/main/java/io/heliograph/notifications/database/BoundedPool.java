package io.heliograph.notifications.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Creates the pool with the bounds of {@link DatabaseConfig}. */
@Singleton
final class BoundedPool implements PgPoolCreator {
  /** The pool's own time-out loses a connection that it hands out in that very moment. */
  private static final int NONE = 0;

  private final DatabaseConfig config;
  private final OpenConnections open;
  private volatile List<PgConnectOptions> servers = List.of();

  BoundedPool(DatabaseConfig config, OpenConnections open) {
    this.config = config;
    this.open = open;
  }

  @Override
  public Pool create(Input input) {
    servers =
        input.pgConnectOptionsList().stream()
            .map(server -> SessionParameters.bounded(server, config))
            .toList();
    var options =
        input.poolOptions().setMaxWaitQueueSize(config.maxWaiting()).setConnectionTimeout(NONE);
    Vertx vertx = input.vertx();
    return ClientBuilder.pool(new BoundedDriver(config.connectTimeout()))
        .with(options)
        .connectingTo(new ArrayList<SqlConnectOptions>(servers))
        .withConnectHandler(this::connected)
        .using(vertx)
        .build();
  }

  private void connected(SqlConnection connection) {
    var physical = PhysicalConnection.of(connection);
    physical.connected(config.keepAliveIdle());
    open.add(physical);
    var _ = connection.close();
  }

  /** Where connections beside the pool go to. */
  List<PgConnectOptions> servers() {
    return servers;
  }
}

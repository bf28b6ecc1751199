package io.heliograph.notifications.postgres;

import static java.util.Objects.requireNonNull;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates the pools with the limits of {@link DatabaseConfig}: one for writes and one for reads, so
 * that neither takes the connections of the other.
 */
@Singleton
public final class BoundedPool implements PgPoolCreator {
  /**
   * Disables the pool's own timeout, which loses a connection that is handed out at that moment.
   */
  private static final int NONE = 0;

  /** Names the pool in metrics: two pools of one name share their metrics. */
  private static final String READS = "reads";

  private final DatabaseConfig config;
  private final OpenConnections open;
  private volatile List<PgConnectOptions> servers = List.of();
  private volatile @Nullable SessionServers sessions;
  private volatile @Nullable Pool reads;

  BoundedPool(DatabaseConfig config, OpenConnections open) {
    this.config = config;
    this.open = open;
  }

  @Override
  public Pool create(Input input) {
    List<PgConnectOptions> given = input.pgConnectOptionsList();
    sessions = new SessionServers(given, config);
    servers = given.stream().map(server -> SessionParameters.pooled(server, config)).toList();
    var readers = given.stream().map(server -> SessionParameters.readOnly(server, config)).toList();
    var readOptions =
        new PoolOptions(input.poolOptions())
            .setShared(false)
            .setName(READS)
            .setMaxSize(config.readConnections());
    reads = pool(input.vertx(), readOptions, readers);
    return pool(input.vertx(), input.poolOptions(), servers);
  }

  private Pool pool(Vertx vertx, PoolOptions options, List<PgConnectOptions> targets) {
    return ClientBuilder.pool(new BoundedDriver(config.connectTimeout()))
        .with(options.setMaxWaitQueueSize(config.maxWaiting()).setConnectionTimeout(NONE))
        .connectingTo(new ArrayList<SqlConnectOptions>(targets))
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

  /** Returns the servers of the pool; empty until the pool exists. */
  public List<PgConnectOptions> servers() {
    return servers;
  }

  /** Returns the servers for sessions outside the pools, which exist as soon as the pool exists. */
  public SessionServers sessions() {
    return requireNonNull(sessions);
  }

  /** Returns the pool for reads, which exists as soon as the other one exists. */
  public Pool reads() {
    return requireNonNull(reads);
  }
}

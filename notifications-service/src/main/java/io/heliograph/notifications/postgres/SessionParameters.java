package io.heliograph.notifications.postgres;

import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Parameters of each session, with which the server enforces the limits as well. */
final class SessionParameters {
  /** In seconds. */
  static final int KEEP_ALIVE_INTERVAL = 1;

  static final int KEEP_ALIVE_COUNT = 3;

  /** Parameters at the start of a session that every version of PgBouncer passes on. */
  private static final Set<String> TRACKED_BY_POOLERS =
      Set.of("application_name", "client_encoding", "DateStyle");

  private SessionParameters() {}

  /** Returns the options for a connection of the pools for writes. */
  static PgConnectOptions pooled(PgConnectOptions server, DatabaseConfig config) {
    return config.behindPooler() ? behindPooler(server, config) : bounded(server, config);
  }

  /**
   * Returns options that a pooler accepts: it refuses parameters that it does not track, and gives
   * each transaction another session, which does not know the statements of the earlier one.
   */
  private static PgConnectOptions behindPooler(PgConnectOptions server, DatabaseConfig config) {
    var options = new PgConnectOptions(server);
    options.setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()));
    options.setProperties(new HashMap<>(server.getProperties()));
    options.getProperties().keySet().retainAll(TRACKED_BY_POOLERS);
    return options.setUseLayer7Proxy(!options.getCachePreparedStatements());
  }

  static PgConnectOptions bounded(PgConnectOptions server, DatabaseConfig config) {
    var bounded = new PgConnectOptions(server);
    of(config).forEach(bounded::addProperty);
    bounded.setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()));
    return bounded;
  }

  /** Returns the options for a read-only session. */
  static PgConnectOptions readOnly(PgConnectOptions server, DatabaseConfig config) {
    return config.behindPooler()
        ? behindPooler(server, config)
        : bounded(server, config)
            .addProperty("statement_timeout", millis(config.readTimeout()))
            .addProperty("default_transaction_read_only", "on");
  }

  private static Map<String, String> of(DatabaseConfig config) {
    return Map.of(
        "statement_timeout", millis(config.statementTimeout()),
        "lock_timeout", millis(config.lockTimeout()),
        "idle_in_transaction_session_timeout", millis(config.idleInTransactionTimeout()),
        "tcp_keepalives_idle", Integer.toString(keepAliveIdle(config.keepAliveIdle())),
        "tcp_keepalives_interval", Integer.toString(KEEP_ALIVE_INTERVAL),
        "tcp_keepalives_count", Integer.toString(KEEP_ALIVE_COUNT),
        "tcp_user_timeout", millis(config.tcpUserTimeout()));
  }

  /** Returns the time in seconds, at least one. */
  static int keepAliveIdle(Duration idle) {
    return Math.max(1, Math.toIntExact(idle.toSeconds()));
  }

  static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}

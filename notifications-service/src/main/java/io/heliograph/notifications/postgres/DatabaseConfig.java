package io.heliograph.notifications.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits for every wait for PostgreSQL. */
@ConfigMapping(prefix = "heliograph.database")
public interface DatabaseConfig {

  /**
   * Limit for connecting, and for each response of the server during authentication. Raising it
   * occupies connections of the pool for longer while the server does not respond.
   */
  @WithDefault("2s")
  Duration connectTimeout();

  /**
   * Limit for waiting for a pooled connection; then the request is a 503. Raising it makes requests
   * wait for longer when the database is slow.
   */
  @WithDefault("2s")
  Duration acquireTimeout();

  /** Limit for one statement that may write; then the server cancels it. */
  @WithDefault("3s")
  Duration statementTimeout();

  /** Limit for one statement that reads; then the server cancels it. */
  @WithDefault("3s")
  Duration readTimeout();

  /**
   * Time for which a read continues after its client has left; then it is cancelled, and its
   * connection is closed. Lowering it replaces more connections.
   */
  @WithDefault("100ms")
  Duration cancelAfter();

  /**
   * Connections for reads, in addition to those of {@code quarkus.datasource.reactive.max-size} for
   * writes.
   */
  @WithDefault("12")
  @Min(1) int readConnections();

  /** Limit for waiting for a lock; longer than {@link #idleInTransactionTimeout()}. */
  @WithDefault("2.5s")
  Duration lockTimeout();

  /**
   * Time after which the server ends a session that is idle in a transaction, and releases its
   * locks. Raising it lets an instance that hangs block the others for longer.
   */
  @WithDefault("2s")
  Duration idleInTransactionTimeout();

  /**
   * Requests that may wait for a pooled connection; one more is a 503. Raising it lets more
   * requests wait in memory when the database is slow.
   */
  @WithDefault("4096")
  @Min(1) int maxWaiting();

  /**
   * Limit for silence of the server while a request waits for it, and for the whole work outside of
   * a transaction; longer than {@link #statementTimeout()} and {@link #readTimeout()}. Then the
   * connection is closed, and so are the idle ones. Raising it makes requests wait for longer when
   * the server becomes unreachable.
   */
  @WithDefault("3.5s")
  Duration responseTimeout();

  /** Limit for a whole transaction, including the commit. */
  @WithDefault("5.5s")
  Duration transactionTimeout();

  /**
   * Idle time of a connection before TCP keep-alive probes are sent, on both ends; three probes
   * without an answer, one per second, end it.
   */
  @WithDefault("5s")
  Duration keepAliveIdle();

  /** Time after which the server ends a connection that does not acknowledge sent data. */
  @WithDefault("5s")
  Duration tcpUserTimeout();

  /**
   * Whether the connections of requests pass a connection pooler (PgBouncer). Then no session
   * parameter is sent, so the limits that PostgreSQL enforces have to be defaults of the role, and
   * a statement that is not cached is sent without a name.
   */
  @WithDefault("false")
  boolean behindPooler();

  /** Limit for the readiness probe, including connecting. */
  @WithDefault("1.5s")
  Duration healthTimeout();
}

package io.heliograph.notifications.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of everything that waits for PostgreSQL. */
@ConfigMapping(prefix = "heliograph.database")
interface DatabaseConfig {

  /**
   * Limit for connecting, and for each answer of the server while it authenticates. Raising it
   * keeps places in the pool occupied for longer while the server does not answer.
   */
  @WithDefault("2S")
  Duration connectTimeout();

  /**
   * Limit for waiting for a connection of the pool; then the request is a 503. Raising it makes
   * requests wait for longer when the database is slow.
   */
  @WithDefault("2S")
  Duration acquireTimeout();

  /** Limit for one statement that may write; then the server cancels it. */
  @WithDefault("3S")
  Duration statementTimeout();

  /** Limit for one statement that reads; then the server cancels it. */
  @WithDefault("3S")
  Duration readTimeout();

  /**
   * How long a read goes on after its client has left; then it is cancelled, and its connection is
   * closed. Lowering it replaces more connections.
   */
  @WithDefault("100MS")
  Duration cancelAfter();

  /**
   * Connections for reads, beside those of {@code quarkus.datasource.reactive.max-size} for writes.
   */
  @WithDefault("12")
  @Min(1) int readConnections();

  /** Limit for waiting for a lock; longer than {@link #idleInTransactionTimeout()}. */
  @WithDefault("2.5S")
  Duration lockTimeout();

  /**
   * After which the server ends a session that is idle within a transaction, and frees its locks.
   * Raising it makes an instance that hangs stop the others for longer.
   */
  @WithDefault("2S")
  Duration idleInTransactionTimeout();

  /**
   * Requests that may wait for a connection of the pool; one more is a 503. Raising it lets more
   * requests wait in memory when the database is slow.
   */
  @WithDefault("4096")
  @Min(1) int maxWaiting();

  /**
   * Limit for silence of the server while a request waits for it, and for work outside of a
   * transaction as a whole; longer than {@link #statementTimeout()} and {@link #readTimeout()}.
   * Then the connection is closed, and so are the idle ones. Raising it makes requests wait for
   * longer when the server vanishes.
   */
  @WithDefault("3.5S")
  Duration responseTimeout();

  /** Limit for a transaction as a whole, the commit included. */
  @WithDefault("5.5S")
  Duration transactionTimeout();

  /**
   * Idle time of a connection before TCP asks whether its peer is there, on both ends; three probes
   * without an answer, one a second, end it.
   */
  @WithDefault("5S")
  Duration keepAliveIdle();

  /** After which the server ends a connection that does not acknowledge what it was sent. */
  @WithDefault("5S")
  Duration tcpUserTimeout();

  /** Limit for the readiness probe, connecting included. */
  @WithDefault("1.5S")
  Duration healthTimeout();
}

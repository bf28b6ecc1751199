package io.heliograph.notifications.postgres;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * One use of a pooled connection. The connection is closed if the use takes too long, or if the
 * server is silent for too long. In the latter case the idle connections are closed as well,
 * because the same fault of PostgreSQL or the network may affect all of them, and each would delay
 * a request by this time.
 */
public final class Use {
  private static final Logger LOG = Logger.getLogger(Use.class);

  private final Vertx vertx;
  private final PhysicalConnection connection;
  private final OpenConnections all;
  private final Limits limits;
  private final long start = System.nanoTime();
  private volatile long timer;

  /** Begins the use. */
  public Use(Vertx vertx, PhysicalConnection connection, OpenConnections all, Limits limits) {
    this.vertx = vertx;
    this.connection = connection;
    this.all = all;
    this.limits = limits;
    connection.begin(this);
    await(limits.silence().toNanos());
  }

  private void await(long nanos) {
    timer = vertx.setTimer(Duration.ofNanos(nanos).toMillis() + 1, tick -> check());
  }

  private void check() {
    if (connection.isCurrent(this)) {
      long now = System.nanoTime();
      long silence = Math.min(now - start, now - connection.lastHeard());
      if (silence >= limits.silence().toNanos()) {
        abort("is silent");
        all.closeIdle(limits.silence());
      } else if (now - start >= limits.total().toNanos()) {
        abort("takes too long");
      } else {
        await(
            Math.min(
                limits.silence().toNanos() - silence, limits.total().toNanos() - (now - start)));
      }
    }
  }

  private void abort(String why) {
    LOG.warnf(
        "postgresql %s, connection closed after=%dms",
        why, (System.nanoTime() - start) / 1_000_000);
    connection.abort();
  }

  /** Closes the connection instead of returning it to the pool. */
  public void replace() {
    connection.abort();
  }

  /** Replaces the connections of all uses and the idle ones. */
  public void replaceAll() {
    connection.abort();
    all.replaceAll();
  }

  /** Closes a connection that must not be used again; called before it is returned to the pool. */
  public void closeIfRetired() {
    if (connection.isRetired()) {
      connection.abort();
    }
  }

  /** Ends the use; called when the connection has been returned. */
  public void end() {
    vertx.cancelTimer(timer);
    connection.end(this);
  }
}

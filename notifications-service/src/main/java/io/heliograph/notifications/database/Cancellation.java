package io.heliograph.notifications.database;

import io.heliograph.notifications.postgres.PhysicalConnection;
import io.vertx.pgclient.PgConnection;
import org.jboss.logging.Logger;

/**
 * Cancels the statements that one connection executes. PostgreSQL receives the request on another
 * connection and may apply it late, to the next statement, so a connection whose statement was
 * cancelled is closed (PostgreSQL, "Canceling Requests in Progress").
 */
final class Cancellation {
  private static final Logger LOG = Logger.getLogger(Cancellation.class);

  private final PgConnection connection;
  private State state = State.RUNNING;

  Cancellation(PgConnection connection) {
    this.connection = connection;
  }

  /** Requests the cancellation. Returns whether there was something to cancel. */
  boolean request() {
    if (!advance(State.CANCELLED)) {
      return false;
    }
    var _ =
        connection
            .cancelRequest()
            .onFailure(failure -> LOG.debugf("statement was not cancelled reason=%s", failure));
    return true;
  }

  /**
   * Ends the execution; called before the connection is returned to the pool. Closes the connection
   * if it was cancelled.
   */
  void end() {
    if (!advance(State.ENDED)) {
      PhysicalConnection.of(connection).abort();
    }
  }

  private synchronized boolean advance(State next) {
    boolean running = state == State.RUNNING;
    if (running) {
      state = next;
    }
    return running;
  }

  private enum State {
    RUNNING,
    CANCELLED,
    ENDED
  }
}

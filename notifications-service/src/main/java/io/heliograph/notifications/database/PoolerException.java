package io.heliograph.notifications.database;

/** A connection that needs a session of its own leads to a connection pooler. */
public final class PoolerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PoolerException() {
    super("the connection leads to a connection pooler", null, false, false);
  }
}

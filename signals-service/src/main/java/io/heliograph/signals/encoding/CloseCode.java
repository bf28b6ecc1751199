package io.heliograph.signals.encoding;

import io.quarkus.websockets.next.CloseReason;
import org.jboss.logging.Logger.Level;

/**
 * The reason why the service closes a connection. Backstage's client reconnects after every code
 * except 1000 and 1001.
 */
public enum CloseCode {
  /**
   * A message, with all of its fragments, is too large. The client must change it before it
   * reconnects.
   */
  TOO_LARGE(1009, Next.STAY_AWAY, "message too large"),
  /** This instance shuts down. The client reconnects to another one. */
  RESTART(1012, Next.RECONNECT, "restart"),
  /** The client is too slow, or memory is short. It reconnects and resumes. */
  OVERLOADED(1013, Next.RECONNECT, "too slow, or no memory left"),
  /** The client exceeded a limit of the protocol. It must be changed before it reconnects. */
  ABUSE(4400, Next.STAY_AWAY, "too many subscriptions, frames or resumptions"),
  /** The token has expired. The client reconnects with a new one. */
  EXPIRED(4401, Next.RECONNECT_WITH_NEW_TOKEN, "token expired"),
  /** The user may not subscribe to the channel. */
  FORBIDDEN(4403, Next.STAY_AWAY, "channel not allowed");

  private final int code;
  private final Next next;
  private final String message;

  CloseCode(int code, Next next, String message) {
    this.code = code;
    this.next = next;
    this.message = message;
  }

  public int code() {
    return code;
  }

  public Next next() {
    return next;
  }

  public String message() {
    return message;
  }

  public CloseReason reason() {
    return new CloseReason(code, message);
  }

  /** Returns whether pending frames are written before the connection is closed. */
  public boolean flushesPending() {
    return this != OVERLOADED;
  }

  /**
   * Returns the level of the log line. A restart closes all connections and has a log line of its
   * own.
   */
  public Level level() {
    return this == RESTART ? Level.DEBUG : Level.INFO;
  }

  /** The next step of a client whose connection was closed. */
  public enum Next {
    RECONNECT,
    RECONNECT_WITH_NEW_TOKEN,
    /** A client that reconnects without a change is closed again. */
    STAY_AWAY
  }
}

package io.heliograph.signals.encoding;

import io.quarkus.websockets.next.CloseReason;
import org.jboss.logging.Logger.Level;

/**
 * Why this service closes a socket. Backstage's client comes back after every code but 1000 and
 * 1001.
 */
public enum CloseCode {
  /** A message, its fragments together, is too large: change it before coming back. */
  TOO_LARGE(1009, "message too large"),
  /** This instance goes away: come back, another one serves. */
  RESTART(1012, "restart"),
  /** The reader is too slow: come back and catch up. */
  OVERLOADED(1013, "too slow"),
  /** The client broke a limit of the protocol: change it before coming back. */
  ABUSE(4400, "too many subscriptions, frames or resumptions"),
  /** The token has expired: come back with a new one. */
  EXPIRED(4401, "token expired"),
  /** The channel is not for this user. */
  FORBIDDEN(4403, "channel not allowed");

  private final int code;
  private final String message;

  CloseCode(int code, String message) {
    this.code = code;
    this.message = message;
  }

  public int code() {
    return code;
  }

  public String message() {
    return message;
  }

  public CloseReason reason() {
    return new CloseReason(code, message);
  }

  /** Whether what waits for the reader is still worth writing. */
  public boolean flushesPending() {
    return this != OVERLOADED;
  }

  /** A restart ends all there are, and has told so. */
  public Level level() {
    return this == RESTART ? Level.DEBUG : Level.INFO;
  }
}

package io.heliograph.signals.websocket;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The queue of new tokens of one socket. While one token is being verified, only the newest other
 * token waits; a token that is replaced by a newer one is never verified. So the last token takes
 * effect, and a client uses at most one thread. Only for the event loop of the socket.
 */
final class TokenRefreshQueue {
  private @Nullable PendingRefresh waiting;
  private boolean busy;

  /** Adds a token. Returns the token to verify now; empty if it has to wait. */
  Optional<PendingRefresh> add(String token) {
    PendingRefresh added = new PendingRefresh(token, waiting == null ? 1 : waiting.answers() + 1);
    waiting = added;
    return busy ? Optional.empty() : next();
  }

  /** Ends a verification. Returns the token to verify now; empty if none is waiting. */
  Optional<PendingRefresh> next() {
    var next = Optional.ofNullable(waiting);
    waiting = null;
    busy = next.isPresent();
    return next;
  }

  /** Drops the waiting token after the socket has closed. */
  void clear() {
    waiting = null;
  }

  /**
   * A token, and the number of answers to send when it has been verified.
   *
   * @param answers one for this token, and one for each that it replaced
   */
  record PendingRefresh(String token, int answers) {
    @Override
    public String toString() {
      return "PendingRefresh[]";
    }
  }
}

package io.heliograph.signals.websocket;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that one socket brings, in turn: one is being verified, and meanwhile the newest other
 * one waits. So what was brought last counts in the end, and nobody keeps more than one thread
 * busy. One that is overtaken is never looked at. For the socket's event loop alone.
 */
final class TokenRefreshQueue {
  private @Nullable Refresh waiting;
  private boolean busy;

  /** What is to be verified now; empty if it has to wait. */
  Optional<Refresh> add(String token) {
    Refresh added = new Refresh(token, waiting == null ? 1 : waiting.answers() + 1);
    waiting = added;
    return busy ? Optional.empty() : next();
  }

  /** The one that was being verified has been; what is to be verified now, if anything is. */
  Optional<Refresh> next() {
    var next = Optional.ofNullable(waiting);
    waiting = null;
    busy = next.isPresent();
    return next;
  }

  /** Nobody waits for an answer any more. */
  void forget() {
    waiting = null;
  }

  /**
   * A token, and the answers that are owed when it has been verified.
   *
   * @param answers one for itself, and one for each that it has overtaken
   */
  record Refresh(String token, int answers) {
    @Override
    public String toString() {
      return "Refresh[]";
    }
  }
}

package io.heliograph.signals.websocket;

import org.jspecify.annotations.Nullable;

/** What a client may ask for. */
public sealed interface ClientCommand {

  /** From now on, signals of this channel. */
  record Subscribe(String channel) implements ClientCommand {}

  /**
   * Signals of this channel, from a position on, with an answer.
   *
   * @param since null if there is no position yet
   */
  record Resume(String channel, @Nullable String since) implements ClientCommand {}

  /** No longer. */
  record Unsubscribe(String channel) implements ClientCommand {}

  /** Another token of the same user, which ends later. */
  record Refresh(String token) implements ClientCommand {
    @Override
    public String toString() {
      return "Refresh[]";
    }
  }
}

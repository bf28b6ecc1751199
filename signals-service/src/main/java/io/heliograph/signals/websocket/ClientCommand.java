package io.heliograph.signals.websocket;

import org.jspecify.annotations.Nullable;

/** A command from a client. */
public sealed interface ClientCommand {

  /** Subscribes to a channel from now on. */
  record Subscribe(String channel) implements ClientCommand {}

  /**
   * Subscribes to a channel from a position on; the client gets an answer.
   *
   * @param since null if there is no position yet
   */
  record Resume(String channel, @Nullable String since) implements ClientCommand {}

  /** Ends the subscription to a channel. */
  record Unsubscribe(String channel) implements ClientCommand {}

  /** Replaces the token by another one of the same user that expires later. */
  record Refresh(String token) implements ClientCommand {
    @Override
    public String toString() {
      return "Refresh[]";
    }
  }
}

package io.heliograph.signals.subscription;

/** What a client may ask for. */
public sealed interface ClientCommand {

  /** From now on, signals of this channel. */
  record Subscribe(String channel) implements ClientCommand {}

  /** No longer. */
  record Unsubscribe(String channel) implements ClientCommand {}
}

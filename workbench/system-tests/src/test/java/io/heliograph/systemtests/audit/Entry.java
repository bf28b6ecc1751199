package io.heliograph.systemtests.audit;

/** An action or a reception of a page. */
public sealed interface Entry {

  /** A new connection. The page receives nothing from the previous one after this entry. */
  record Connected() implements Entry {}

  /** The page subscribed to a channel. */
  record Asked(String channel, Since since) implements Entry {}

  /**
   * The server acknowledged the subscription.
   *
   * @param recovered whether no signal is missing since the requested position
   * @param published number of signals published by then; all later ones must arrive
   */
  record Subscribed(String channel, boolean recovered, int published) implements Entry {}

  record Heard(String channel, int number) implements Entry {}

  /** The page unsubscribed from the channel. Signals in transit may still arrive. */
  record Left(String channel) implements Entry {}

  /** The position from which a page subscribes. */
  enum Since {
    /** No position, as Backstage's client does. The server does not answer. */
    UNSAID,
    /** The current position, for a first subscription. Earlier signals do not matter. */
    NOW,
    /** The latest position of the page. */
    LAST_HEARD
  }
}

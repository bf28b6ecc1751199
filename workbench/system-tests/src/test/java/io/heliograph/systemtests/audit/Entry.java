package io.heliograph.systemtests.audit;

/** What a page did or heard. */
public sealed interface Entry {

  /** Nothing of the connection before is heard any more. */
  record Connected() implements Entry {}

  /** It asked for a channel. */
  record Asked(String channel, Since since) implements Entry {}

  /**
   * The server said that the channel is in force.
   *
   * @param recovered whether nothing is missing since the position that was asked for
   * @param published how much was published by then, so that all after it has to come
   */
  record Subscribed(String channel, boolean recovered, int published) implements Entry {}

  record Heard(String channel, int number) implements Entry {}

  /** It no longer wants the channel; what is under way may still come. */
  record Left(String channel) implements Entry {}

  /** How a page asks for a channel. */
  enum Since {
    /** As Backstage's does, which is never answered. */
    UNSAID,
    /** For the first time: whatever was published before does not matter. */
    NOW,
    /** From the position that it has reached. */
    LAST_HEARD
  }
}

package io.heliograph.systemtests.audit;

/** One broken promise. */
public record Finding(Kind kind, String page, String channel, int number) {

  /** The kinds of broken promises for a signal. */
  public enum Kind {
    /** The signal was for another page, on another channel, or never published. */
    FOREIGN,
    /** The page had already received the signal. */
    TWICE,
    /** The signal arrived after one that was published later. */
    SWAPPED,
    /** The signal never arrived, and the server did not announce a gap. */
    MISSING
  }
}

package io.heliograph.systemtests.audit;

/** One broken promise. */
public record Finding(Kind kind, String page, String channel, int number) {

  /** What can go wrong with a frame. */
  public enum Kind {
    /** It was not for this page, not on that channel, or never published. */
    FOREIGN,
    /** It had been heard before. */
    TWICE,
    /** It came after one that was published later. */
    SWAPPED,
    /** It never came, and nobody said so. */
    MISSING
  }
}

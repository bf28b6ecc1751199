package io.heliograph.notifications.query;

/** The requested part of a list. */
public record PageWindow(int limit, int offset) {

  /**
   * Returns the number of rows up to the end of the window, as a {@code long} to avoid an overflow.
   */
  long end() {
    return (long) limit + offset;
  }
}

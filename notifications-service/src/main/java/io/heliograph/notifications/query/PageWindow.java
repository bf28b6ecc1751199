package io.heliograph.notifications.query;

/** Which part of a list is asked for. */
public record PageWindow(int limit, int offset) {

  /** How far the list has to be known; whole numbers cannot overflow here. */
  long end() {
    return (long) limit + offset;
  }
}

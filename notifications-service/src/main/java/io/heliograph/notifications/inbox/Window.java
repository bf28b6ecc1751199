package io.heliograph.notifications.inbox;

/** Which part of a list is asked for. */
record Window(int limit, int offset) {

  /** How far the list has to be known; whole numbers cannot overflow here. */
  long end() {
    return (long) limit + offset;
  }
}

package io.heliograph.notifications.database;

/** Decides which connections are replaced after a failure. */
enum Reconnect {
  /** The connection still works. */
  NONE,
  /** The failed connection is closed instead of being returned to the pool. */
  ONE,
  /** All connections of the pools are replaced, because the cause affects each of them. */
  ALL
}

package io.heliograph.web.connection;

import io.heliograph.web.ByteBudget;

/**
 * The part of a request's head that has arrived on one connection. A large head takes its bytes
 * from a budget of all connections, because its sender is not known yet; a small one always passes,
 * and the number of connections limits them. Only for the event loop of the connection.
 */
final class IncompleteHead {
  static final int SMALL = 8 * 1024;

  private final ByteBudget budget;
  private long taken;
  private boolean isClosed;

  IncompleteHead(ByteBudget budget) {
    this.budget = budget;
  }

  /**
   * Records how many bytes have arrived; 0: there is no incomplete head. Returns whether there is
   * room for them.
   */
  boolean hold(long bytes) {
    long needed = bytes <= SMALL ? 0 : bytes;
    if (needed == taken || isClosed) {
      return true;
    }
    if (needed < taken) {
      budget.giveBack(taken - needed);
    } else if (!budget.tryTake(needed - taken)) {
      return false;
    }
    taken = needed;
    return true;
  }

  /** Returns all bytes to the budget, because the connection is closed. None are taken later. */
  void close() {
    hold(0);
    isClosed = true;
  }
}

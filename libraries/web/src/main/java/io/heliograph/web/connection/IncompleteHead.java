package io.heliograph.web.connection;

import io.heliograph.web.ByteBudget;

/**
 * The part of a request's head that has arrived on one connection. A large head takes its bytes
 * from a budget of all connections, because its sender is not known yet; a small one always passes,
 * and the number of connections limits them.
 */
final class IncompleteHead {
  static final int SMALL = 8 * 1024;

  private final ByteBudget budget;
  private long bytes;
  private long taken;

  IncompleteHead(ByteBudget budget) {
    this.budget = budget;
  }

  /** Records that more bytes have arrived. Returns whether there is room for them. */
  boolean grow(int more) {
    bytes += more;
    long missing = bytes <= SMALL ? 0 : bytes - taken;
    if (!budget.tryTake(missing)) {
      return false;
    }
    taken += missing;
    return true;
  }

  /** Returns all bytes to the budget, because the head is complete or its connection is closed. */
  void end() {
    budget.giveBack(taken);
    bytes = 0;
    taken = 0;
  }
}

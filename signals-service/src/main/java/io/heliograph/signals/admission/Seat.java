package io.heliograph.signals.admission;

import java.util.concurrent.atomic.AtomicBoolean;

/** The place of one visitor among those that may be open. */
public final class Seat implements Decision {
  private final Visitor visitor;
  private final Seats seats;
  private final AtomicBoolean free = new AtomicBoolean();

  Seat(Visitor visitor, Seats seats) {
    this.visitor = visitor;
    this.seats = seats;
  }

  public Visitor visitor() {
    return visitor;
  }

  /** Gives it back. The second time and later do nothing; any thread may. */
  public void release() {
    if (free.compareAndSet(false, true)) {
      seats.giveBack(visitor);
    }
  }
}

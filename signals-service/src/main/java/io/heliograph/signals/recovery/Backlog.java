package io.heliograph.signals.recovery;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the window still holds for one recipient on one channel, the oldest first. */
public abstract class Backlog {
  private @Nullable Signal oldest;
  private @Nullable Signal newest;

  /** Called when nothing is left. */
  protected abstract void emptied();

  public boolean isEmpty() {
    return oldest == null;
  }

  /** Those that come after the position. */
  public List<Signal> after(Position position) {
    return Stream.iterate(oldest, signal -> signal != null, Signal::next)
        .filter(position::isBefore)
        .toList();
  }

  void add(Signal signal, long arrival) {
    signal.keepIn(this, arrival);
    if (newest == null) {
      oldest = signal;
    } else {
      newest.follow(signal);
    }
    newest = signal;
  }

  void dropOldest() {
    oldest = oldest == null ? null : oldest.next();
    if (oldest == null) {
      newest = null;
      emptied();
    }
  }
}

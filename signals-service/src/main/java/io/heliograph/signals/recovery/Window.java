package io.heliograph.signals.recovery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** What was read lately, in the order in which it was read; bounded by bytes and by age. */
public final class Window {
  private final long maxBytes;
  private final long maxAge;
  private final Queue<Signal> signals = new ArrayDeque<>();
  private long[] complete = {};
  private long bytes;
  private long arrivals;

  /** With a size or an age of zero it holds nothing. */
  public Window(long maxBytes, Duration maxAge) {
    this.maxBytes = maxBytes;
    this.maxAge = maxAge.toMillis();
  }

  /** The partition is read from this offset on. */
  public void begin(int partition, long offset) {
    complete = Arrays.copyOf(complete, Math.max(complete.length, partition + 1));
    complete[partition] = offset;
  }

  public void add(Signal signal, Backlog backlog) {
    backlog.add(signal, arrivals++);
    signals.add(signal);
    bytes += signal.size();
  }

  /** Lets go of what is too much or too old. */
  public void trim(long now) {
    while (!signals.isEmpty() && (bytes > maxBytes || isOld(signals.element(), now))) {
      drop(signals.remove());
    }
  }

  /** Whether it holds everything that comes after the position. */
  public boolean covers(Position since) {
    for (int partition = 0; partition < complete.length; partition++) {
      if (since.next(partition) < complete[partition]) {
        return false;
      }
    }
    return true;
  }

  public long bytes() {
    return bytes;
  }

  public int size() {
    return signals.size();
  }

  private boolean isOld(Signal signal, long now) {
    return signal.time() <= now - maxAge;
  }

  private void drop(Signal signal) {
    signal.backlog().dropOldest();
    complete[signal.partition()] = signal.offset() + 1;
    bytes -= signal.size();
  }
}

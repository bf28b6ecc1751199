package io.heliograph.signals.replay;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects the signals that a client missed, up to the amount that it accepts at once. The search
 * stops beyond this amount, or after a maximum number of steps, so that a client cannot delay
 * others by reconnecting.
 */
public final class MissedSignals {
  private static final int MAX_STEPS = 20_000;

  private final SortedMap<Long, Signal> asRead = new TreeMap<>();
  private final int around;
  private int frames;
  private long bytes;
  private int steps;
  private boolean tooMuch;

  /**
   * Creates an empty collection with these limits.
   *
   * @param around bytes of each frame beside its message
   */
  public MissedSignals(int maxFrames, long maxBytes, int around) {
    this.frames = maxFrames;
    this.bytes = maxBytes;
    this.around = around;
  }

  /** Returns whether a limit was exceeded, so that signals are missing. */
  public boolean isTooMuch() {
    return tooMuch;
  }

  /** Returns the signals in the order in which they were read. */
  public List<Signal> signals() {
    return List.copyOf(asRead.values());
  }

  /** Counts a step of the search. Returns whether the search may continue. */
  boolean takeStep() {
    tooMuch |= ++steps > MAX_STEPS;
    return !tooMuch;
  }

  boolean hasRoomFor(int message) {
    frames--;
    bytes -= (long) message + around;
    tooMuch |= frames < 0 || bytes < 0;
    return !tooMuch;
  }

  void add(long number, Signal signal) {
    asRead.put(number, signal);
  }
}

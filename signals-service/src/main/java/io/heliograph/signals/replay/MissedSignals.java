package io.heliograph.signals.replay;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody missed, up to as much as they take at once. Looking stops as soon as it is more, or
 * when it took too long: nobody can keep the others waiting by coming back.
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
   * @param around bytes that each message takes beside itself
   */
  public MissedSignals(int maxFrames, long maxBytes, int around) {
    this.frames = maxFrames;
    this.bytes = maxBytes;
    this.around = around;
  }

  /** Whether it is not all of it. */
  public boolean isTooMuch() {
    return tooMuch;
  }

  /** In the order in which it was read. */
  public List<Signal> signals() {
    return List.copyOf(asRead.values());
  }

  boolean goesOn() {
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

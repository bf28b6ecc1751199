package io.heliograph.signals.hub;

/** Prevents the consuming thread from running ahead of the event loops. */
public interface Backpressure {

  /** Waits until the frames offered so far had their turn to be written, for a second at most. */
  void await();
}

package io.heliograph.signals.hub;

/** Keeps the consuming thread from running ahead of those who write. */
public interface Backpressure {

  /** Returns when what was offered so far had its turn to be written, or after a second. */
  void await();
}

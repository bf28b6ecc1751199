package io.heliograph.signals.fanout;

import io.heliograph.signals.recovery.Signal;

/** What a record turned out to be. */
sealed interface Reading {

  record Deliver(Signal signal) implements Reading {}

  /** It is counted under its name, and nobody gets it. */
  enum Drop implements Reading {
    MALFORMED,
    STALE,
    REPEATED,
    FAILED
  }
}

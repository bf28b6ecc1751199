package io.heliograph.signals.records;

import io.heliograph.signals.replay.Signal;

/** What a record turned out to be. */
public sealed interface ReadResult {

  record Deliver(Signal signal) implements ReadResult {}

  /** It is counted under its name, and nobody gets it. */
  enum Drop implements ReadResult {
    MALFORMED,
    STALE,
    REPEATED,
    FAILED
  }
}

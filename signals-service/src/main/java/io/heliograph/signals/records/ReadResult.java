package io.heliograph.signals.records;

import io.heliograph.signals.replay.Signal;

/** The signal of a record, or the reason why the record is dropped. */
public sealed interface ReadResult {

  record Deliver(Signal signal) implements ReadResult {}

  /** Reasons to drop a record; each is counted under its name. */
  enum Drop implements ReadResult {
    MALFORMED,
    STALE,
    REPEATED,
    FAILED
  }
}

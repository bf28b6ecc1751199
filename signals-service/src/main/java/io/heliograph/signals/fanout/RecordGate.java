package io.heliograph.signals.fanout;

import org.jspecify.annotations.Nullable;

/**
 * Keeps out what a relay sends twice through one partition: records of a leader that was replaced
 * (a lower term than one seen before), and ids that were seen lately. Records that no relay
 * published have no term and always pass. For the consuming thread only.
 */
final class RecordGate {
  /** A new leader repeats at most one batch of the old one; batches hold at most 1,000. */
  private static final int REMEMBERED = 2048;

  private final RecentIds ids = new RecentIds(REMEMBERED);
  private long highestTerm = Long.MIN_VALUE;

  Verdict check(Routing routing) {
    return routing.term() == null ? Verdict.PASS : check(parse(routing.term()), routing.id());
  }

  private Verdict check(@Nullable Long term, byte @Nullable [] id) {
    if (term == null || id == null) {
      return Verdict.MALFORMED;
    }
    if (term < highestTerm) {
      return Verdict.STALE;
    }
    highestTerm = term;
    return ids.add(id) ? Verdict.PASS : Verdict.REPEATED;
  }

  private static @Nullable Long parse(String term) {
    try {
      return Long.valueOf(term);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  enum Verdict {
    PASS,
    MALFORMED,
    STALE,
    REPEATED
  }
}

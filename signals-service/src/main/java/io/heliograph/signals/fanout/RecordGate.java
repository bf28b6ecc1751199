package io.heliograph.signals.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Keeps out what a relay sends twice through one partition: records of a leader that was replaced
 * (a lower term than one seen before), and ids that were seen lately. Records that no relay
 * published have no term and always pass. For the consuming thread only.
 */
final class RecordGate {
  /** A new leader repeats at most one batch of the old one; batches hold at most 1,000. */
  private static final int REMEMBERED = 2048;

  private final RecentIds ids = new RecentIds(REMEMBERED);
  private byte[] highest = {};
  private long highestTerm = Long.MIN_VALUE;

  Verdict check(Routing routing) {
    byte[] term = routing.term();
    byte[] id = routing.id();
    if (term == null) {
      return Verdict.PASS;
    }
    return id == null ? Verdict.MALFORMED : check(id, term);
  }

  private Verdict check(byte[] id, byte... term) {
    Verdict verdict = Arrays.equals(term, highest) ? Verdict.PASS : other(term);
    return verdict == Verdict.PASS && !ids.add(id) ? Verdict.REPEATED : verdict;
  }

  /** Seldom: a term lasts as long as its relay leads. */
  private Verdict other(byte... term) {
    try {
      long number = Long.parseLong(new String(term, UTF_8));
      return number < highestTerm ? Verdict.STALE : raise(number, term);
    } catch (NumberFormatException e) {
      return Verdict.MALFORMED;
    }
  }

  private Verdict raise(long number, byte... term) {
    highestTerm = number;
    highest = term;
    return Verdict.PASS;
  }

  enum Verdict {
    PASS,
    MALFORMED,
    STALE,
    REPEATED
  }
}

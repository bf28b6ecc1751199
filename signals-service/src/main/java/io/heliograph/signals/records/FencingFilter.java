package io.heliograph.signals.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jboss.logging.Logger;

/**
 * Drops records that relays publish twice in one partition: records of a leader that was replaced
 * (a lower term than one seen before), and ids that were seen before. Records that no relay
 * published have no term and always pass. For the consuming thread only.
 */
final class FencingFilter {
  private static final Logger LOG = Logger.getLogger(FencingFilter.class);

  /**
   * Number of ids to remember. A new leader repeats at most one batch of the previous one, which
   * holds at most 1,000 records; records that were committed late may precede the repeated ones.
   */
  private static final int REMEMBERED = 4096;

  private final RecentIds ids = new RecentIds(REMEMBERED);
  private byte[] highest = {};
  private long highestTerm = Long.MIN_VALUE;
  private long lastStaleTerm = Long.MIN_VALUE;

  Verdict check(RecordHeaders routing) {
    byte[] term = routing.term();
    byte[] id = routing.id();
    if (term == null) {
      return Verdict.PASS;
    }
    return id == null ? Verdict.MALFORMED : check(id, term);
  }

  private Verdict check(byte[] id, byte... term) {
    Verdict verdict = Arrays.equals(term, highest) ? Verdict.PASS : other(term);
    return verdict == Verdict.PASS ? check(id) : verdict;
  }

  private Verdict check(byte... id) {
    return ids.add(id) ? Verdict.PASS : Verdict.REPEATED;
  }

  /**
   * Checks a term other than the highest. This is rare, since a term lasts as long as its relay
   * leads.
   */
  private Verdict other(byte... term) {
    try {
      long number = Long.parseLong(new String(term, UTF_8));
      return number < highestTerm ? stale(number) : raise(number, term);
    } catch (NumberFormatException e) {
      return Verdict.MALFORMED;
    }
  }

  /** Logs each stale term once; a leader that was replaced stops publishing by itself. */
  private Verdict stale(long term) {
    if (term != lastStaleTerm) {
      lastStaleTerm = term;
      LOG.warnf(
          "records of an outdated relay term are dropped term=%d current=%d", term, highestTerm);
    }
    return Verdict.STALE;
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

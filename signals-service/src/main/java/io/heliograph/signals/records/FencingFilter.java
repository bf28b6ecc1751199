package io.heliograph.signals.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Drops records that relays publish twice in one partition: records of a leader that was replaced
 * (a lower term than one seen before), and ids of an earlier term. No id repeats within a term,
 * because every failure ends the term; so ids are compared only while a term is new. Records that
 * no relay published have no term and always pass. For the consuming thread only.
 */
final class FencingFilter {
  private static final Logger LOG = Logger.getLogger(FencingFilter.class);

  /**
   * Number of ids to keep. A new leader repeats at most one batch of the previous one; a batch
   * holds at most 1,000 records.
   */
  private static final int REMEMBERED = 2048;

  /**
   * Number of records of a new term that are compared: records that were committed late may precede
   * the repeated ones.
   */
  private static final int COMPARED = 65_536;

  private final RecentIds ids = new RecentIds(REMEMBERED);
  private byte[] highest = {};
  private long highestTerm = Long.MIN_VALUE;
  private long lastStaleTerm = Long.MIN_VALUE;
  private Set<String> earlierIds = Set.of();
  private int toCompare;

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
    if (toCompare > 0 && isRepeated(id)) {
      return Verdict.REPEATED;
    }
    ids.add(id);
    return Verdict.PASS;
  }

  private boolean isRepeated(byte... id) {
    boolean repeated = earlierIds.contains(new String(id, UTF_8));
    toCompare--;
    if (toCompare == 0) {
      earlierIds = Set.of();
    }
    return repeated;
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
    earlierIds = ids.all();
    toCompare = COMPARED;
    return Verdict.PASS;
  }

  enum Verdict {
    PASS,
    MALFORMED,
    STALE,
    REPEATED
  }
}

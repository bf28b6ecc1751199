package io.heliograph.signals.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Keeps out what relays send twice through one partition: records of a leader that was replaced (a
 * lower term than one seen before), and ids of an earlier term. A term says no id twice, since
 * whatever goes wrong ends it; so ids are compared only while a term is new. Records that no relay
 * published have no term and always pass. For the consuming thread only.
 */
final class FencingFilter {
  private static final Logger LOG = Logger.getLogger(FencingFilter.class);

  /** A new leader repeats at most one batch of the old one; batches hold at most 1,000. */
  private static final int REMEMBERED = 2048;

  /** Records of a new term; what was committed late may come before what is repeated. */
  private static final int COMPARED = 65_536;

  private final RecentIds ids = new RecentIds(REMEMBERED);
  private byte[] highest = {};
  private long highestTerm = Long.MIN_VALUE;
  private long lastStaleTerm = Long.MIN_VALUE;
  private Set<String> saidBefore = Set.of();
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
    boolean repeated = saidBefore.contains(new String(id, UTF_8));
    toCompare--;
    if (toCompare == 0) {
      saidBefore = Set.of();
    }
    return repeated;
  }

  /** Seldom: a term lasts as long as its relay leads. */
  private Verdict other(byte... term) {
    try {
      long number = Long.parseLong(new String(term, UTF_8));
      return number < highestTerm ? stale(number) : raise(number, term);
    } catch (NumberFormatException e) {
      return Verdict.MALFORMED;
    }
  }

  /** One line for each such term: a leader that was replaced falls silent by itself. */
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
    saidBefore = ids.all();
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

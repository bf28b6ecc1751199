package io.heliograph.notifications.relay;

import io.heliograph.notifications.outbox.OutboxSlice;

/**
 * Id after which a leader reads entries, so that a read does not scan all rows that the leader has
 * deleted: these cannot be cleaned up while an old snapshot is held, for example by a dump.
 *
 * <p><b>The highest published id is not a safe cursor.</b> Ids are drawn while the recipient's
 * ledger row is locked, so the ids of a recipient grow in commit order, and an entry is visible
 * only together with all earlier ones of its recipient. But a transaction may draw 90 and commit
 * after 100, of another recipient, was published; the next entry of its recipient, 110, may then be
 * visible before the next read. A read after 100 would publish 110 and never 90.
 *
 * <p><b>This cursor keeps the order.</b> A transaction has its number before it draws an id,
 * because it has changed a ledger row, and numbers grow. Assume that everything up to id {@code c}
 * was read and then deleted, by transaction {@code n}. A transaction with a higher number began to
 * write after that read, so its ids are above {@code c}. A transaction with a lower number has
 * ended when no transaction below {@code n} is running. A read that detects this, and that returns
 * everything up to {@code c}, returns the last entries that can ever appear up to {@code c}. These
 * are published before the next read, which may therefore start after {@code c}. So a read after
 * the cursor finds the same entries as a read from the beginning.
 *
 * <p>A long transaction that writes holds the cursor back; one that only reads, such as a dump,
 * does not. Not thread-safe: the steps of a leader never overlap.
 */
public final class RelayCursor {
  private long position;
  private long candidate;
  private long deletion;

  /** Returns the id up to which no more entries will appear. */
  long position() {
    return position;
  }

  /** Processes a read after the position, whose entries are published next. */
  void seen(OutboxSlice slice, int limit) {
    if (slice.oldestRunning() > deletion && slice.reached(candidate, limit)) {
      position = candidate;
    }
  }

  /**
   * Records that everything up to the last id of a read was deleted by the transaction with that
   * number.
   */
  void deleted(long lastId, long transaction) {
    if (candidate == position && lastId > position) {
      candidate = lastId;
      deletion = transaction;
    }
  }
}

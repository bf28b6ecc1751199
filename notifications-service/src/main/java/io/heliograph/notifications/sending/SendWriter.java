package io.heliograph.notifications.sending;

import io.heliograph.notifications.database.DatabaseException;
import io.heliograph.notifications.database.DatabaseFailure;
import io.heliograph.notifications.inbox.Inbox;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.notifications.outbox.Transaction;
import io.heliograph.notifications.settings.Offer;
import io.heliograph.notifications.settings.OptOuts;
import io.heliograph.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes sends in one transaction, with the signals that tell of them. */
@Singleton
final class SendWriter {
  static final String UNKNOWN_OUTCOME =
      "The notification may have been stored; retry with the same Idempotency-Key";

  private static final Logger LOG = Logger.getLogger(SendWriter.class);

  private final Outbox outbox;
  private final OptOuts optOuts;
  private final Inbox inbox;
  private final Idempotency idempotency;
  private final SendingConfig config;

  SendWriter(
      Outbox outbox, OptOuts optOuts, Inbox inbox, Idempotency idempotency, SendingConfig config) {
    this.outbox = outbox;
    this.optOuts = optOuts;
    this.inbox = inbox;
    this.idempotency = idempotency;
    this.config = config;
  }

  /**
   * What becomes of each of them; the answer itself is never a failure. One that the database
   * refuses does not fail its neighbours: they are written without it.
   *
   * @param sends any number that are addressed to users, or one that is not
   */
  Uni<Map<Send, Outcome>> write(List<Send> sends) {
    return orApart(sends, outbox.inTransaction(transaction -> write(transaction, sends)));
  }

  Uni<Outcome> writeAlone(Send send) {
    return write(List.of(send)).map(outcomes -> outcomes.get(send));
  }

  /** The same for one that takes many statements. */
  Uni<Outcome> writeLarge(Send send) {
    List<Send> alone = List.of(send);
    return orApart(
            alone,
            outbox.inTransaction(config.largeTimeout(), transaction -> write(transaction, alone)))
        .map(outcomes -> outcomes.get(send));
  }

  private Uni<Map<Send, Outcome>> orApart(List<Send> sends, Uni<Map<Send, Outcome>> together) {
    return together.onFailure().recoverWithUni(failure -> writeApart(sends, failure));
  }

  private Uni<Map<Send, Outcome>> writeApart(List<Send> sends, Throwable failure) {
    if (sends.size() == 1 || !isToBlame(failure)) {
      var failed = new HashMap<Send, Outcome>();
      sends.forEach(send -> failed.put(send, new Outcome.Failed(told(failure))));
      return Uni.createFrom().item(failed);
    }
    int half = sends.size() / 2;
    return write(sends.subList(0, half))
        .flatMap(
            first -> write(sends.subList(half, sends.size())).map(second -> both(first, second)));
  }

  /** Whether it is about one of the sends; what is about the database would fail them all again. */
  private static boolean isToBlame(Throwable failure) {
    return failure instanceof PgException
        || isOf(DatabaseFailure.BAD_TEXT, failure)
        || isOf(DatabaseFailure.CONFLICT, failure);
  }

  private static Throwable told(Throwable failure) {
    if (!isOf(DatabaseFailure.UNKNOWN_OUTCOME, failure)) {
      return failure;
    }
    LOG.warnf("commit was not answered reason=%s", failure.getMessage());
    return Problem.UNAVAILABLE.because(UNKNOWN_OUTCOME);
  }

  private static boolean isOf(DatabaseFailure kind, Throwable failure) {
    return failure instanceof DatabaseException known && known.failure() == kind;
  }

  private Uni<Map<Send, Outcome>> write(Transaction transaction, List<Send> sends) {
    return idempotency
        .verdicts(transaction.connection(), sends)
        .flatMap(
            verdicts ->
                writeUnjudged(transaction, without(verdicts, sends))
                    .map(written -> both(verdicts, written)));
  }

  private Uni<Map<Send, Outcome>> writeUnjudged(Transaction transaction, List<Send> sends) {
    return sends.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : store(transaction, sends)
            .call(stored -> idempotency.record(transaction.connection(), sends, stored))
            .map(stored -> outcomes(sends, stored));
  }

  private Uni<List<List<Notification>>> store(Transaction transaction, List<Send> sends) {
    Send first = sends.getFirst();
    return first.isBroadcast()
        ? inbox.broadcast(transaction, first.draft()).map(stored -> List.of(List.of(stored)))
        : deliver(transaction, sends);
  }

  /** Who does not want it gets nothing, and is not in the answer. */
  private Uni<List<List<Notification>>> deliver(Transaction transaction, List<Send> sends) {
    List<Offer> offers = sends.stream().flatMap(Send::offers).toList();
    return optOuts
        .unwanted(transaction.connection(), offers)
        .map(unwanted -> sends.stream().map(send -> send.delivery(unwanted)).toList())
        .flatMap(deliveries -> inbox.deliver(transaction, deliveries));
  }

  private static List<Send> without(Map<Send, Outcome> verdicts, List<Send> sends) {
    return sends.stream().filter(send -> !verdicts.containsKey(send)).toList();
  }

  private static Map<Send, Outcome> outcomes(List<Send> sends, List<List<Notification>> stored) {
    var outcomes = new HashMap<Send, Outcome>();
    for (int i = 0; i < sends.size(); i++) {
      outcomes.put(sends.get(i), new Outcome.Stored(sends.get(i), stored.get(i)));
    }
    return outcomes;
  }

  private static Map<Send, Outcome> both(Map<Send, Outcome> some, Map<Send, Outcome> others) {
    var all = new HashMap<Send, Outcome>(some);
    all.putAll(others);
    return all;
  }
}

package io.heliograph.notifications.queue;

import static java.util.Collections.disjoint;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.heliograph.identity.EntityRef;
import io.heliograph.log.RareWarning;
import io.heliograph.notifications.command.ResolvedSend;
import io.heliograph.notifications.command.SendResult;
import io.heliograph.notifications.command.SendResult.Written;
import io.heliograph.notifications.database.DatabaseException;
import io.heliograph.notifications.database.DatabaseFailure;
import io.heliograph.notifications.delivery.LedgerLocks;
import io.heliograph.notifications.delivery.StoredDelivery;
import io.heliograph.notifications.idempotency.Idempotency;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.outbox.Outbox;
import io.heliograph.notifications.outbox.Transaction;
import io.heliograph.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Writes sends and the outbox entries of their signals in one transaction. */
@Singleton
public final class SendWriter {
  static final String UNKNOWN_OUTCOME =
      "The notification may have been stored; retry with the same Idempotency-Key";

  private static final RareWarning WARNING =
      new RareWarning(Logger.getLogger(SendWriter.class), Duration.ofSeconds(1));

  private final Outbox outbox;
  private final Deliverer deliverer;
  private final LedgerLocks locks;
  private final Idempotency idempotency;
  private final SendingConfig config;
  private final Clock clock;

  SendWriter(
      Outbox outbox,
      Deliverer deliverer,
      LedgerLocks locks,
      Idempotency idempotency,
      SendingConfig config,
      Clock clock) {
    this.outbox = outbox;
    this.deliverer = deliverer;
    this.locks = locks;
    this.idempotency = idempotency;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Writes the sends and returns the result of each; the Uni itself never fails. A send that the
   * database refuses does not fail the others, which are written without it.
   *
   * @param sends either all addressed to users or all broadcasts
   */
  Uni<Map<ResolvedSend, SendResult>> write(List<ResolvedSend> sends) {
    return outbox
        .inTransaction(transaction -> write(transaction, sends))
        .onFailure()
        .recoverWithUni(failure -> writeApart(sends, failure));
  }

  private Uni<Map<ResolvedSend, SendResult>> writeApart(
      List<ResolvedSend> sends, Throwable failure) {
    if (isOf(DatabaseFailure.LOCKED, failure)) {
      return locks
          .held(sends.stream().flatMap(send -> send.users().stream()).toList())
          .onFailure()
          .recoverWithItem(Set.of())
          .flatMap(held -> writeWithout(held, sends, failure));
    }
    if (sends.size() > 1 && isOfSingleSend(failure)) {
      return writeHalves(sends);
    }
    return all(
        sends,
        failure instanceof LargeAnswerException
            ? new SendResult.TooLarge()
            : new SendResult.Failed(failureForSender(failure)));
  }

  /** Reports sends whose users are locked as blocked and writes the others. */
  private Uni<Map<ResolvedSend, SendResult>> writeWithout(
      Set<EntityRef> held, List<ResolvedSend> sends, Throwable failure) {
    Map<ResolvedSend, SendResult> blocked =
        sends.stream()
            .filter(send -> sends.size() == 1 || !disjoint(held, send.users()))
            .collect(toMap(identity(), send -> new SendResult.Blocked(failure)));
    if (blocked.isEmpty()) {
      return writeHalves(sends);
    }
    List<ResolvedSend> others = without(blocked, sends);
    return others.isEmpty()
        ? Uni.createFrom().item(blocked)
        : write(others).map(written -> both(blocked, written));
  }

  private Uni<Map<ResolvedSend, SendResult>> writeHalves(List<ResolvedSend> sends) {
    int half = sends.size() / 2;
    return write(sends.subList(0, half))
        .flatMap(
            first -> write(sends.subList(half, sends.size())).map(second -> both(first, second)));
  }

  private static Uni<Map<ResolvedSend, SendResult>> all(
      List<ResolvedSend> sends, SendResult outcome) {
    return Uni.createFrom().item(sends.stream().collect(toMap(identity(), send -> outcome)));
  }

  /**
   * Returns whether a single send may have caused the failure; a failure of the database itself
   * would fail all sends again.
   */
  private static boolean isOfSingleSend(Throwable failure) {
    return failure instanceof LargeAnswerException || DatabaseFailure.isOfValues(failure);
  }

  /** Returns the failure to report to the sender. */
  public static Throwable failureForSender(Throwable failure) {
    if (!isOf(DatabaseFailure.UNKNOWN_OUTCOME, failure)) {
      return failure;
    }
    WARNING.log(
        DatabaseFailure.UNKNOWN_OUTCOME, "commit was not answered reason=" + failure.getMessage());
    return Problem.UNAVAILABLE.because(UNKNOWN_OUTCOME);
  }

  private static boolean isOf(DatabaseFailure kind, Throwable failure) {
    return failure instanceof DatabaseException known && known.failure() == kind;
  }

  /**
   * Writes the sends. For sends to users, lock waits are limited; broadcasts wait for broadcasts of
   * other instances.
   */
  private Uni<Map<ResolvedSend, SendResult>> write(
      Transaction transaction, List<ResolvedSend> sends) {
    return sends.getFirst().isBroadcast()
        ? writeNew(transaction, sends)
        : Uni.combine()
            .all()
            .unis(locks.waitAtMost(transaction, config.lockTimeout()), writeNew(transaction, sends))
            .with((limited, written) -> written);
  }

  private Uni<Map<ResolvedSend, SendResult>> writeNew(
      Transaction transaction, List<ResolvedSend> sends) {
    return idempotency.once(transaction.connection(), sends, others -> store(transaction, others));
  }

  private Uni<Map<ResolvedSend, Written>> store(Transaction transaction, List<ResolvedSend> sends) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return sends.getFirst().isBroadcast()
        ? deliverer
            .broadcast(transaction, bySend(sends, send -> send.content().at(now)))
            .map(stored -> bySend(sends, send -> result(send, requireNonNull(stored.get(send)))))
        : deliverer
            .deliver(transaction, bySend(sends, send -> send.at(now)))
            .map(stored -> bySend(sends, send -> result(send, requireNonNull(stored.get(send)))));
  }

  private static Written result(ResolvedSend send, Notification broadcast) {
    return new SendResult.Stored(send, List.of(broadcast));
  }

  /** Fails if the answer is too large; what is stored is then rolled back. */
  private Written result(ResolvedSend send, StoredDelivery stored) {
    var result = new SendResult.Stored(send, stored.notifications());
    if (!stored.complete() || result.size() > config.largestSharedSize().asLongValue()) {
      throw new LargeAnswerException();
    }
    return result;
  }

  private static <T> Map<ResolvedSend, T> bySend(
      List<ResolvedSend> sends, Function<ResolvedSend, T> value) {
    Map<ResolvedSend, T> all = LinkedHashMap.newLinkedHashMap(sends.size());
    sends.forEach(send -> all.put(send, value.apply(send)));
    return all;
  }

  private static List<ResolvedSend> without(
      Map<ResolvedSend, SendResult> blocked, List<ResolvedSend> sends) {
    return sends.stream().filter(send -> !blocked.containsKey(send)).toList();
  }

  private static Map<ResolvedSend, SendResult> both(
      Map<ResolvedSend, SendResult> some, Map<ResolvedSend, SendResult> others) {
    var all = new HashMap<ResolvedSend, SendResult>(some);
    all.putAll(others);
    return all;
  }
}

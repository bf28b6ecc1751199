package io.heliograph.notifications.queue;

import static java.util.Collections.disjoint;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

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
    if (failure instanceof LargeAnswerException answers) {
      return writeWithoutLarge(answers.large(), sends);
    }
    return sends.size() > 1 && DatabaseFailure.isOfValues(failure)
        ? writeHalves(sends)
        : all(sends, new SendResult.Failed(failureForSender(failure)));
  }

  /** Reports sends whose answers are too large as such and writes the others. */
  private Uni<Map<ResolvedSend, SendResult>> writeWithoutLarge(
      Set<ResolvedSend> large, List<ResolvedSend> sends) {
    if (large.isEmpty() && sends.size() > 1) {
      return writeHalves(sends);
    }
    Map<ResolvedSend, SendResult> jobs =
        sends.stream()
            .filter(send -> sends.size() == 1 || large.contains(send))
            .collect(toMap(identity(), send -> new SendResult.TooLarge()));
    return writeOthers(jobs, sends);
  }

  private Uni<Map<ResolvedSend, SendResult>> writeOthers(
      Map<ResolvedSend, SendResult> some, List<ResolvedSend> sends) {
    List<ResolvedSend> others = without(some, sends);
    return others.isEmpty()
        ? Uni.createFrom().item(some)
        : write(others).map(written -> both(some, written));
  }

  /** Reports sends whose users are locked as blocked and writes the others. */
  private Uni<Map<ResolvedSend, SendResult>> writeWithout(
      Set<EntityRef> held, List<ResolvedSend> sends, Throwable failure) {
    Map<ResolvedSend, SendResult> blocked =
        sends.stream()
            .filter(send -> sends.size() == 1 || !disjoint(held, send.users()))
            .collect(toMap(identity(), send -> new SendResult.Blocked(failure)));
    return blocked.isEmpty() ? writeHalves(sends) : writeOthers(blocked, sends);
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
            .map(stored -> results(sends, stored));
  }

  private static Written result(ResolvedSend send, Notification broadcast) {
    return new SendResult.Stored(send, List.of(broadcast));
  }

  /** Fails if an answer is too large; what is stored is then rolled back. */
  private Map<ResolvedSend, Written> results(
      List<ResolvedSend> sends, Map<ResolvedSend, StoredDelivery> stored) {
    Map<ResolvedSend, SendResult.Stored> results =
        bySend(
            sends,
            send -> new SendResult.Stored(send, requireNonNull(stored.get(send)).notifications()));
    Set<ResolvedSend> large =
        sends.stream()
            .filter(send -> requireNonNull(results.get(send)).size() > maxAnswer())
            .collect(toSet());
    if (!large.isEmpty() || !stored.values().stream().allMatch(StoredDelivery::complete)) {
      throw new LargeAnswerException(large);
    }
    return Map.copyOf(results);
  }

  private long maxAnswer() {
    return config.largestSharedSize().asLongValue();
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

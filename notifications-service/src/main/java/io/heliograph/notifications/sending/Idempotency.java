package io.heliograph.notifications.sending;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.sending.IdempotencyStore.Earlier;
import io.heliograph.notifications.sending.IdempotencyStore.Entry;
import io.heliograph.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends that may be repeated: in the transaction that writes a send, its key is locked and, when it
 * is written, kept with the answer. So a key makes one notification however often and wherever it
 * is sent.
 */
@Singleton
final class Idempotency {
  static final Outcome STILL_RUNNING =
      new Outcome.Failed(
          Problem.CONFLICT.because("A send with this Idempotency-Key is under way, try again"));
  private static final Outcome REUSED =
      new Outcome.Failed(
          Problem.KEY_REUSED.because(
              "This Idempotency-Key was sent with another request: use a key for one request"));

  /** So many that one statement stays far below its limit. */
  private static final int FORGOTTEN_AT_ONCE = 5_000;

  private final Set<IdempotencyKey> running = ConcurrentHashMap.newKeySet();
  private final IdempotencyStore store;
  private final KeyQuota quota;
  private final IdempotencyConfig config;
  private final ObjectMapper json;
  private final Clock clock;

  Idempotency(
      IdempotencyStore store,
      KeyQuota quota,
      IdempotencyConfig config,
      ObjectMapper json,
      Clock clock) {
    this.store = store;
    this.quota = quota;
    this.config = config;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Does the work unless a command with the same key is under way in this process. The key is in
   * use until the work ends, so whoever awaits it must not cancel.
   */
  Uni<Outcome> exclusively(Command command, Supplier<Uni<Outcome>> work) {
    if (command.claim() == null) {
      return work.get();
    }
    IdempotencyKey key = command.claim().key();
    return Uni.createFrom()
        .deferred(() -> running.add(key) ? using(key, work) : Uni.createFrom().item(STILL_RUNNING));
  }

  private Uni<Outcome> using(IdempotencyKey key, Supplier<Uni<Outcome>> work) {
    return Uni.createFrom().deferred(work::get).onTermination().invoke(() -> running.remove(key));
  }

  /**
   * Those of the sends that must not be written, with what becomes of them. The keys of the others
   * are locked until the transaction ends; no two of the sends have the same key.
   */
  Uni<Map<Send, Outcome>> verdicts(SqlConnection connection, List<Send> sends) {
    List<Send> claiming = sends.stream().filter(send -> send.claim() != null).toList();
    if (claiming.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    List<IdempotencyKey> keys = claiming.stream().map(Idempotency::key).toList();
    return Uni.combine()
        .all()
        .unis(store.tryLock(connection, keys), store.earlier(connection, keys, oldest()))
        .with((locked, earlier) -> verdicts(claiming, locked, earlier));
  }

  /** Keeps the answers to those of the sends that have a key. */
  Uni<Void> record(SqlConnection connection, List<Send> sends, List<List<Notification>> stored) {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < sends.size(); i++) {
      Claim claim = sends.get(i).claim();
      if (claim != null) {
        entries.add(Entry.of(claim, answer(sends.get(i), stored.get(i))));
      }
    }
    return entries.isEmpty() ? Uni.createFrom().voidItem() : record(connection, entries);
  }

  /** Keeps that the answer will be with the job, if the send has a key. */
  Uni<Void> record(SqlConnection connection, @Nullable Claim claim, Job job) {
    return claim == null
        ? Uni.createFrom().voidItem()
        : record(connection, List.of(Entry.of(claim, job)));
  }

  private Uni<Void> record(SqlConnection connection, List<Entry> entries) {
    return store
        .record(connection, entries, clock.instant())
        .invoke(
            () -> entries.forEach(kept -> quota.charge(kept.claim().key().origin(), kept.size())));
  }

  /** Forgets the keys that have expired. */
  Uni<Void> sweep() {
    quota.sweep();
    return store
        .forget(oldest(), FORGOTTEN_AT_ONCE)
        .flatMap(
            forgotten -> forgotten < FORGOTTEN_AT_ONCE ? Uni.createFrom().voidItem() : sweep());
  }

  private Instant oldest() {
    return clock.instant().minus(config.retention());
  }

  private Answer answer(Send send, List<Notification> stored) {
    try {
      return new Answer(json.writeValueAsString(send.receipts(stored)), send.dropped());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<Send, Outcome> verdicts(
      List<Send> claiming, Set<IdempotencyKey> locked, Map<IdempotencyKey, Earlier> earlier) {
    Map<Send, Outcome> verdicts = new HashMap<>();
    for (Send send : claiming) {
      Earlier answered = earlier.get(key(send));
      if (answered != null) {
        verdicts.put(send, repeated(requireNonNull(send.claim()), answered));
      } else if (!locked.contains(key(send))) {
        verdicts.put(send, STILL_RUNNING);
      } else if (quota.isUsedUp(key(send).origin())) {
        verdicts.put(send, quota.refusal());
      }
    }
    return verdicts;
  }

  private static IdempotencyKey key(Send send) {
    return requireNonNull(send.claim()).key();
  }

  private static Outcome repeated(Claim claim, Earlier earlier) {
    return earlier.fingerprint().equals(claim.fingerprint()) ? earlier.outcome() : REUSED;
  }
}

package io.heliograph.notifications.idempotency;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heliograph.notifications.command.IdempotencyKey;
import io.heliograph.notifications.command.IdempotentRequest;
import io.heliograph.notifications.command.ResolvedSend;
import io.heliograph.notifications.command.SendCommand;
import io.heliograph.notifications.command.SendResult;
import io.heliograph.notifications.command.SendResult.Accepted;
import io.heliograph.notifications.command.SendResult.Stored;
import io.heliograph.notifications.command.SendResult.Written;
import io.heliograph.notifications.command.StoredAnswer;
import io.heliograph.notifications.idempotency.IdempotencyStore.Earlier;
import io.heliograph.notifications.idempotency.IdempotencyStore.Entry;
import io.heliograph.web.problem.Problem;
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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes sends repeatable: the transaction that writes a send locks its key and stores the key with
 * the answer. A key therefore creates one notification, however often and to whichever instance it
 * is sent.
 */
@Singleton
public final class Idempotency {
  static final SendResult STILL_RUNNING =
      new SendResult.Failed(
          Problem.CONFLICT.because("A send with this Idempotency-Key is in progress, try again"));
  private static final SendResult REUSED =
      new SendResult.Failed(
          Problem.KEY_REUSED.because(
              "This Idempotency-Key was sent with another request: use each key for one request"));

  /** Keys that one statement deletes, so that it stays far below its time limit. */
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
   * Runs the work unless a command with the same key is in progress in this process. The key is in
   * use until the work ends, so the caller must not cancel.
   */
  public Uni<SendResult> exclusively(SendCommand command, Supplier<Uni<SendResult>> work) {
    if (command.keyedRequest() == null) {
      return work.get();
    }
    IdempotencyKey key = command.keyedRequest().key();
    return Uni.createFrom()
        .deferred(() -> running.add(key) ? using(key, work) : Uni.createFrom().item(STILL_RUNNING));
  }

  private Uni<SendResult> using(IdempotencyKey key, Supplier<Uni<SendResult>> work) {
    return Uni.createFrom().deferred(work::get).onTermination().invoke(() -> running.remove(key));
  }

  /**
   * Writes the sends whose key is new, and those without a key, and stores their answers with their
   * keys. Returns the results of all sends: a send that must not be written has the earlier result
   * of its key, or is refused. The keys are locked until the transaction ends; no two of the sends
   * may have the same key.
   *
   * @param connection in the transaction in which the sends are written
   * @param write writes these sends and returns the result of each; not called without sends
   */
  public Uni<Map<ResolvedSend, SendResult>> once(
      SqlConnection connection,
      List<ResolvedSend> sends,
      Function<List<ResolvedSend>, Uni<Map<ResolvedSend, Written>>> write) {
    return checkDuplicates(connection, sends)
        .flatMap(
            duplicates ->
                writeOthers(connection, without(duplicates, sends), write)
                    .map(written -> both(duplicates, written)));
  }

  private Uni<Map<ResolvedSend, Written>> writeOthers(
      SqlConnection connection,
      List<ResolvedSend> sends,
      Function<List<ResolvedSend>, Uni<Map<ResolvedSend, Written>>> write) {
    return sends.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : write.apply(sends).call(written -> record(connection, written));
  }

  /** Returns the sends that must not be written, with their results. */
  private Uni<Map<ResolvedSend, SendResult>> checkDuplicates(
      SqlConnection connection, List<ResolvedSend> sends) {
    List<ResolvedSend> keyed = sends.stream().filter(send -> send.keyedRequest() != null).toList();
    if (keyed.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    List<IdempotencyKey> keys = keyed.stream().map(Idempotency::key).toList();
    return Uni.combine()
        .all()
        .unis(store.tryLock(connection, keys), store.earlier(connection, keys, oldest()))
        .with((locked, earlier) -> checkDuplicates(keyed, locked, earlier));
  }

  private Uni<Void> record(SqlConnection connection, Map<ResolvedSend, Written> written) {
    var entries = new ArrayList<Entry>();
    written.forEach(
        (send, result) -> {
          if (send.keyedRequest() != null) {
            entries.add(entry(send.keyedRequest(), result));
          }
        });
    return entries.isEmpty() ? Uni.createFrom().voidItem() : record(connection, entries);
  }

  private Uni<Void> record(SqlConnection connection, List<Entry> entries) {
    return store
        .record(connection, entries, clock.instant())
        .invoke(
            () ->
                entries.forEach(
                    kept -> quota.charge(kept.keyedRequest().key().origin(), kept.size())));
  }

  /** Deletes expired keys. */
  public Uni<Void> sweep() {
    quota.sweep();
    return store
        .forget(oldest(), FORGOTTEN_AT_ONCE)
        .flatMap(
            forgotten -> forgotten < FORGOTTEN_AT_ONCE ? Uni.createFrom().voidItem() : sweep());
  }

  private Instant oldest() {
    return clock.instant().minus(config.retention());
  }

  private Entry entry(IdempotentRequest keyedRequest, Written result) {
    return switch (result) {
      case Stored stored -> Entry.of(keyedRequest, answer(stored));
      case Accepted accepted -> Entry.of(keyedRequest, accepted);
    };
  }

  private StoredAnswer answer(Stored stored) {
    try {
      return new StoredAnswer(json.writeValueAsString(stored.receipts()), stored.dropped());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<ResolvedSend, SendResult> checkDuplicates(
      List<ResolvedSend> keyed, Set<IdempotencyKey> locked, Map<IdempotencyKey, Earlier> earlier) {
    Map<ResolvedSend, SendResult> duplicates = new HashMap<>();
    for (ResolvedSend send : keyed) {
      Earlier answered = earlier.get(key(send));
      if (answered != null) {
        duplicates.put(send, repeated(requireNonNull(send.keyedRequest()), answered));
      } else if (!locked.contains(key(send))) {
        duplicates.put(send, STILL_RUNNING);
      } else if (quota.isUsedUp(key(send).origin())) {
        duplicates.put(send, quota.refusal(key(send).origin()));
      }
    }
    return duplicates;
  }

  private static IdempotencyKey key(ResolvedSend send) {
    return requireNonNull(send.keyedRequest()).key();
  }

  private static SendResult repeated(IdempotentRequest keyedRequest, Earlier earlier) {
    return earlier.fingerprint().equals(keyedRequest.fingerprint()) ? earlier.outcome() : REUSED;
  }

  private static List<ResolvedSend> without(
      Map<ResolvedSend, SendResult> duplicates, List<ResolvedSend> sends) {
    return sends.stream().filter(send -> !duplicates.containsKey(send)).toList();
  }

  private static Map<ResolvedSend, SendResult> both(
      Map<ResolvedSend, SendResult> duplicates, Map<ResolvedSend, Written> written) {
    var all = new HashMap<>(duplicates);
    all.putAll(written);
    return all;
  }
}

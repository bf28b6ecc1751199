package io.heliograph.notifications.sending;

import io.heliograph.web.Problem;
import io.heliograph.web.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Sends that wait to be written. A batch is whatever came while those before it were being written:
 * at light load it is one send, which waits for nothing, and for no timer either.
 *
 * <p>Called from any thread; batches are written on a context that is none of the callers'.
 */
@Singleton
final class SendQueue {
  /** How much later than the timeout a send may fail. */
  private static final Duration EXPIRY_INTERVAL = Duration.ofMillis(250);

  private final SendWriter writer;
  private final SendingConfig config;
  private final Context context;
  private final Vertx vertx;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final Set<Batch> writing = new HashSet<>();
  private long timer;

  SendQueue(SendWriter writer, SendingConfig config, Vertx vertx) {
    this.writer = writer;
    this.config = config;
    this.context = vertx.getOrCreateContext();
    this.vertx = vertx;
  }

  void start(@Observes StartupEvent started) {
    timer = vertx.setPeriodic(EXPIRY_INTERVAL.toMillis(), tick -> expire());
  }

  void stop(@Observes ShutdownEvent stopping) {
    vertx.cancelTimer(timer);
  }

  /** What became of the send; {@link Problem#UNAVAILABLE} at once if too many are waiting. */
  Uni<Outcome> write(Send send) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              add(Waiting.now(send, emitter));
              writeNext();
            });
  }

  /** How many are waiting, without those that are being written. */
  synchronized int size() {
    return waiting.size();
  }

  /** Nobody waits for longer than the timeout, whatever the database does. */
  private void expire() {
    takeExpired().forEach(one -> one.caller().fail(notWritten()));
    List<Batch> batches = batchesInFlight();
    batches.forEach(batch -> batch.failOlderThan(config.timeout(), maybeWritten()));
  }

  private static ProblemException notWritten() {
    return Problem.UNAVAILABLE.because("The database is too slow or away, try again");
  }

  private static ProblemException maybeWritten() {
    return Problem.UNAVAILABLE.because(SendWriter.UNKNOWN_OUTCOME);
  }

  private synchronized List<Waiting> takeExpired() {
    var expired = new ArrayList<Waiting>();
    while (!waiting.isEmpty() && waiting.element().isOlderThan(config.timeout())) {
      expired.add(waiting.remove());
    }
    return expired;
  }

  private synchronized List<Batch> batchesInFlight() {
    return List.copyOf(writing);
  }

  private synchronized void add(Waiting one) {
    if (waiting.size() >= config.maxWaiting()) {
      throw Problem.UNAVAILABLE.because("Too many sends are waiting to be written, try again");
    }
    waiting.add(one);
  }

  private void writeNext() {
    Batch batch = nextBatch();
    if (!batch.isEmpty()) {
      context.runOnContext(ignored -> write(batch));
    }
  }

  private synchronized Batch nextBatch() {
    var batch = new Batch(config.batchSize());
    if (writing.size() < config.writers()) {
      while (!waiting.isEmpty() && batch.add(waiting.element())) {
        waiting.remove();
      }
    }
    if (!batch.isEmpty()) {
      writing.add(batch);
    }
    return batch;
  }

  private void write(Batch batch) {
    Uni.createFrom()
        .deferred(() -> writer.write(batch.sends()))
        .onTermination()
        .invoke(() -> goOn(batch))
        .subscribe()
        .with(batch::finish, batch::fail);
  }

  /** However the batch ended, its writer is free for the next one. */
  private void goOn(Batch batch) {
    release(batch);
    writeNext();
  }

  private synchronized void release(Batch batch) {
    writing.remove(batch);
  }
}

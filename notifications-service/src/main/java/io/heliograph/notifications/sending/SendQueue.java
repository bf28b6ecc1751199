package io.heliograph.notifications.sending;

import io.heliograph.web.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Sends that wait to be written. A batch is whatever came while those before it were being written:
 * at light load it is one send, which waits for nothing. No timer is involved.
 *
 * <p>Called from any thread; batches are written on a context that is none of the callers'.
 */
@Singleton
final class SendQueue {
  private final SendWriter writer;
  private final SendingConfig config;
  private final Context context;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private int writing;

  SendQueue(SendWriter writer, SendingConfig config, Vertx vertx) {
    this.writer = writer;
    this.config = config;
    this.context = vertx.getOrCreateContext();
  }

  /** What became of the send; {@link Problem#UNAVAILABLE} at once if too many are waiting. */
  Uni<Outcome> write(Send send) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              add(new Waiting(send, emitter));
              writeNext();
            });
  }

  /** How many are waiting, without those that are being written. */
  synchronized int size() {
    return waiting.size();
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
    if (writing < config.writers()) {
      while (!waiting.isEmpty() && batch.add(waiting.element())) {
        waiting.remove();
      }
      writing += batch.isEmpty() ? 0 : 1;
    }
    return batch;
  }

  private void write(Batch batch) {
    Uni.createFrom()
        .deferred(() -> writer.write(batch.sends()))
        .onTermination()
        .invoke(this::goOn)
        .subscribe()
        .with(batch::finish, batch::fail);
  }

  /** However the batch ended, its writer is free for the next one. */
  private void goOn() {
    release();
    writeNext();
  }

  private synchronized void release() {
    writing--;
  }
}

package io.heliograph.notifications.queue;

import static java.util.function.Predicate.not;

import io.heliograph.notifications.command.ResolvedSend;
import io.heliograph.notifications.command.SendResult;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sends that wait to be written. A batch is whatever came while those before it were being written:
 * at light load it is one send, which waits for nothing, and for no timer either.
 *
 * <p>Called from any thread; batches are written on a context that is none of the callers'.
 */
@Singleton
public final class SendQueue {
  /** How much later than the timeout a send may fail. */
  private static final Duration EXPIRY_INTERVAL = Duration.ofMillis(250);

  private final SendWriter writer;
  private final SendingConfig config;
  private final Context context;
  private final Vertx vertx;
  private final SendLane shared;

  private final SendLane broadcasts = new SendLane(1);

  /** Those that met a lock of somebody else. They are tried again, and keep no others waiting. */
  private final SendLane blocked = new SendLane(1);

  private final AtomicLong begun = new AtomicLong();
  private long timer;

  SendQueue(SendWriter writer, SendingConfig config, Vertx vertx) {
    this.writer = writer;
    this.config = config;
    this.shared = new SendLane(config.writers());
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
  public Uni<SendResult> write(ResolvedSend send) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              writeNext(add(QueuedSend.now(send, emitter)));
            });
  }

  /** How many are waiting, without those that are being written. */
  public synchronized int size() {
    return shared.size() + broadcasts.size() + blocked.size();
  }

  /** Number of batches so far. */
  public long begun() {
    return begun.get();
  }

  /** Nobody waits for longer than the timeout, whatever the database does. */
  private void expire() {
    takeExpired().forEach(one -> one.caller().fail(notWritten()));
    List<SendBatch> batches = batchesInFlight();
    batches.forEach(batch -> batch.failOlderThan(config.timeout(), maybeWritten()));
  }

  private static ProblemException notWritten() {
    return Problem.UNAVAILABLE.because("The database is too slow or away, try again");
  }

  private static ProblemException maybeWritten() {
    return Problem.UNAVAILABLE.because(SendWriter.UNKNOWN_OUTCOME);
  }

  private synchronized List<QueuedSend> takeExpired() {
    return all(lane -> lane.takeOlderThan(config.timeout()));
  }

  private synchronized List<SendBatch> batchesInFlight() {
    return all(SendLane::inFlight);
  }

  private <T> List<T> all(Function<SendLane, List<T>> question) {
    return Stream.of(shared, broadcasts, blocked).map(question).flatMap(List::stream).toList();
  }

  private synchronized SendLane add(QueuedSend one) {
    if (size() >= config.maxWaiting()) {
      throw Problem.UNAVAILABLE.because("Too many sends are waiting to be written, try again");
    }
    SendLane lane = laneOf(one.send());
    lane.add(one);
    return lane;
  }

  /** One whose user is waited for goes behind those that wait, so that they stay in order. */
  private SendLane laneOf(ResolvedSend send) {
    if (send.isBroadcast()) {
      return broadcasts;
    }
    return blocked.hasUsersOf(send) ? blocked : shared;
  }

  private void writeNext(SendLane lane) {
    SendBatch batch = next(lane);
    if (!batch.isEmpty()) {
      context.runOnContext(ignored -> write(lane, batch));
    }
  }

  private synchronized SendBatch next(SendLane lane) {
    return lane.next(new SendBatch(config.batchSize(), config.batchBytes().asLongValue()));
  }

  private void write(SendLane lane, SendBatch batch) {
    begun.incrementAndGet();
    Uni.createFrom()
        .deferred(() -> writer.write(batch.sends()))
        .onTermination()
        .invoke(() -> goOn(lane, batch))
        .subscribe()
        .with(outcomes -> tryAgain(lane, batch.finish(outcomes)), batch::fail);
  }

  /** However the batch ended, its writer is free for the next one. */
  private void goOn(SendLane lane, SendBatch batch) {
    release(lane, batch);
    writeNext(lane);
  }

  private synchronized void release(SendLane lane, SendBatch batch) {
    lane.release(batch);
  }

  private void tryAgain(SendLane before, List<QueuedSend> met) {
    SendLane lane = before == shared ? blocked : before;
    met.stream().filter(this::isTooOld).forEach(one -> one.caller().fail(notWritten()));
    synchronized (this) {
      met.stream().filter(not(this::isTooOld)).forEach(lane::add);
    }
    writeNext(lane);
  }

  private boolean isTooOld(QueuedSend one) {
    return one.isOlderThan(config.timeout());
  }
}

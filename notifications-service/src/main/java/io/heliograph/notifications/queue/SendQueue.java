package io.heliograph.notifications.queue;

import static java.util.function.Predicate.not;

import io.heliograph.notifications.command.ResolvedSend;
import io.heliograph.notifications.command.SendResult;
import io.heliograph.web.problem.Problem;
import io.heliograph.web.problem.ProblemException;
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
 * Queues sends and writes them in batches. A batch consists of the sends that arrived while earlier
 * batches were being written; at light load it is a single send, which is written at once. No timer
 * is involved.
 *
 * <p>Callers may use any thread; batches are written on a separate Vert.x context.
 */
@Singleton
public final class SendQueue {
  /** Maximum delay between the timeout of a send and its failure. */
  private static final Duration EXPIRY_INTERVAL = Duration.ofMillis(250);

  private final SendWriter writer;
  private final SendingConfig config;
  private final Context context;
  private final Vertx vertx;
  private final SendLane shared;

  private final SendLane broadcasts = new SendLane(1);

  /**
   * Sends that met a lock of another transaction. They are retried without delaying other sends.
   */
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

  /**
   * Writes the send and returns its result; fails at once with {@link Problem#UNAVAILABLE} if too
   * many sends are waiting.
   */
  public Uni<SendResult> write(ResolvedSend send) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              writeNext(add(QueuedSend.now(send, emitter)));
            });
  }

  /** Returns the number of waiting sends, without those that are being written. */
  public synchronized int size() {
    return shared.size() + broadcasts.size() + blocked.size();
  }

  /** Returns the number of batches begun so far. */
  public long begun() {
    return begun.get();
  }

  /**
   * Fails callers that have waited longer than the timeout, even if the database does not respond.
   */
  private void expire() {
    takeExpired().forEach(one -> one.caller().fail(notWritten()));
    List<SendBatch> batches = batchesInFlight();
    batches.forEach(batch -> batch.failOlderThan(config.timeout(), maybeWritten()));
  }

  private static ProblemException notWritten() {
    return Problem.UNAVAILABLE.because("The database is too slow or unavailable, try again");
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

  /**
   * Returns the lane of the send. A send that shares a user with a blocked send follows it in the
   * same lane, so that their order is kept.
   */
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
        .invoke(() -> startNext(lane, batch))
        .subscribe()
        .with(outcomes -> tryAgain(lane, batch.finish(outcomes)), batch::fail);
  }

  /** Frees the writer after a batch, successful or not, and starts the next batch. */
  private void startNext(SendLane lane, SendBatch batch) {
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

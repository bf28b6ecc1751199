package io.heliograph.notifications.http;

import static java.util.Objects.requireNonNull;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.database.CancellationSignal;
import io.heliograph.web.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits concurrent requests per user, so that one user cannot take all database connections: a few
 * requests of each user run at a time, and some more wait for a short time.
 */
@Singleton
final class UserConcurrencyLimiter {
  private final int maxConcurrent;
  private final UserLimitsConfig config;
  private final Vertx vertx;
  private final Map<EntityRef, Line> lines = new HashMap<>();

  @Inject
  UserConcurrencyLimiter(UserLimitsConfig config, Vertx vertx) {
    this(config.concurrentRequests(), config, vertx);
  }

  UserConcurrencyLimiter(int maxConcurrent, UserLimitsConfig config, Vertx vertx) {
    this.maxConcurrent = maxConcurrent;
    this.config = config;
    this.vertx = vertx;
  }

  /**
   * Runs work when it is its turn. If the caller leaves, work that has begun continues to count
   * until it ends; its reads are cancelled. Fails with {@link Problem#TOO_MANY} if too many wait
   * already, and with {@link Problem#UNAVAILABLE} if its turn does not come in time.
   */
  <T> Uni<T> take(EntityRef user, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .context(
            subscription -> {
              var signal = CancellationSignal.of(subscription);
              return Uni.createFrom()
                  .<T>emitter(caller -> join(user, turn(user, work, signal, caller)))
                  .onCancellation()
                  .invoke(signal::cancel);
            });
  }

  private <T> Turn turn(
      EntityRef user,
      Supplier<Uni<T>> work,
      CancellationSignal signal,
      UniEmitter<? super T> caller) {
    Runnable begin =
        () ->
            begin(user, work).subscribe().with(signal.toContext(), caller::complete, caller::fail);
    var turn = new Turn(begin, caller::fail);
    caller.onTermination(() -> leave(user, turn));
    return turn;
  }

  /** Returns the number of users with requests in progress. */
  synchronized int size() {
    return lines.size();
  }

  /** Returns the number of the user's requests that wait for their turn. */
  synchronized int waiting(EntityRef user) {
    Line line = lines.get(user);
    return line == null ? 0 : line.waiting.size();
  }

  private <T> Uni<T> begin(EntityRef user, Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(work::get).onTermination().invoke(() -> next(user));
  }

  private void join(EntityRef user, Turn turn) {
    switch (place(user, turn)) {
      case NOW -> turn.begin().run();
      case LATER -> vertx.setTimer(config.waitTimeout().toMillis(), late -> giveUp(user, turn));
      case NEVER ->
          turn.refuse()
              .accept(Problem.TOO_MANY.because("Too many requests of this user, try again"));
    }
  }

  private synchronized Place place(EntityRef user, Turn turn) {
    Line line = lines.computeIfAbsent(user, first -> new Line());
    if (line.running < maxConcurrent) {
      line.running++;
      return Place.NOW;
    }
    if (line.waiting.size() >= config.waitingRequests()) {
      return Place.NEVER;
    }
    line.waiting.add(turn);
    return Place.LATER;
  }

  private void next(EntityRef user) {
    Turn next = following(user);
    if (next != null) {
      next.begin().run();
    }
  }

  private void giveUp(EntityRef user, Turn turn) {
    if (leave(user, turn)) {
      turn.refuse()
          .accept(
              Problem.UNAVAILABLE.because("Earlier requests of this user take long, try again"));
    }
  }

  private synchronized boolean leave(EntityRef user, Turn turn) {
    Line line = lines.get(user);
    return line != null && line.waiting.remove(turn);
  }

  /** Returns the next waiting request, which replaces the one that ended. */
  private synchronized @Nullable Turn following(EntityRef user) {
    Line line = requireNonNull(lines.get(user));
    Turn next = line.waiting.poll();
    if (next == null) {
      line.running--;
    }
    if (line.running == 0) {
      lines.remove(user);
    }
    return next;
  }

  private enum Place {
    NOW,
    LATER,
    NEVER
  }

  private record Turn(Runnable begin, Consumer<Throwable> refuse) {}

  private static final class Line {
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int running;
  }
}

package io.heliograph.notifications.http;

import static java.util.Objects.requireNonNull;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.database.CancellationSignal;
import io.heliograph.web.problem.Problem;
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
  private final Map<EntityRef, UserQueue> queues = new HashMap<>();

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
   * Runs work when the user has capacity. If the caller leaves, work that has begun continues to
   * count until it ends; its reads are cancelled. Fails with {@link Problem#TOO_MANY} if too many
   * wait already, and with {@link Problem#UNAVAILABLE} if no capacity becomes free in time.
   */
  <T> Uni<T> take(EntityRef user, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .context(
            subscription -> {
              var signal = CancellationSignal.of(subscription);
              return Uni.createFrom()
                  .<T>emitter(caller -> join(user, request(user, work, signal, caller)))
                  .onCancellation()
                  .invoke(signal::cancel);
            });
  }

  private <T> PendingRequest request(
      EntityRef user,
      Supplier<Uni<T>> work,
      CancellationSignal signal,
      UniEmitter<? super T> caller) {
    Runnable begin =
        () ->
            begin(user, work).subscribe().with(signal.toContext(), caller::complete, caller::fail);
    var request = new PendingRequest(begin, caller::fail);
    caller.onTermination(() -> leave(user, request));
    return request;
  }

  /** Returns the number of users with requests in progress. */
  synchronized int size() {
    return queues.size();
  }

  /** Returns the number of the user's requests that wait. */
  synchronized int waiting(EntityRef user) {
    UserQueue queue = queues.get(user);
    return queue == null ? 0 : queue.waiting.size();
  }

  private <T> Uni<T> begin(EntityRef user, Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(work::get).onTermination().invoke(() -> next(user));
  }

  private void join(EntityRef user, PendingRequest request) {
    switch (enqueue(user, request)) {
      case RUN -> request.begin().run();
      case WAIT -> vertx.setTimer(config.waitTimeout().toMillis(), late -> giveUp(user, request));
      case REFUSE ->
          request
              .refuse()
              .accept(Problem.TOO_MANY.because("Too many requests of this user, try again"));
    }
  }

  private synchronized Decision enqueue(EntityRef user, PendingRequest request) {
    UserQueue queue = queues.computeIfAbsent(user, first -> new UserQueue());
    if (queue.running < maxConcurrent) {
      queue.running++;
      return Decision.RUN;
    }
    if (queue.waiting.size() >= config.waitingRequests()) {
      return Decision.REFUSE;
    }
    queue.waiting.add(request);
    return Decision.WAIT;
  }

  private void next(EntityRef user) {
    PendingRequest next = following(user);
    if (next != null) {
      next.begin().run();
    }
  }

  private void giveUp(EntityRef user, PendingRequest request) {
    if (leave(user, request)) {
      request
          .refuse()
          .accept(
              Problem.UNAVAILABLE.because("Earlier requests of this user take long, try again"));
    }
  }

  private synchronized boolean leave(EntityRef user, PendingRequest request) {
    UserQueue queue = queues.get(user);
    return queue != null && queue.waiting.remove(request);
  }

  /** Returns the next waiting request, which replaces the one that ended. */
  private synchronized @Nullable PendingRequest following(EntityRef user) {
    UserQueue queue = requireNonNull(queues.get(user));
    PendingRequest next = queue.waiting.poll();
    if (next == null) {
      queue.running--;
    }
    if (queue.running == 0) {
      queues.remove(user);
    }
    return next;
  }

  private enum Decision {
    RUN,
    WAIT,
    REFUSE
  }

  private record PendingRequest(Runnable begin, Consumer<Throwable> refuse) {}

  private static final class UserQueue {
    private final Queue<PendingRequest> waiting = new ArrayDeque<>();
    private int running;
  }
}

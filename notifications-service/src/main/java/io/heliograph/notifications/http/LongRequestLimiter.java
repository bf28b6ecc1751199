package io.heliograph.notifications.http;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Limits requests that occupy a processor of the database in proportion to the number of
 * notifications of a user: fewer of them run at a time.
 */
@Singleton
final class LongRequestLimiter {
  private final UserConcurrencyLimiter limiter;

  LongRequestLimiter(UserLimitsConfig config, Vertx vertx) {
    limiter = new UserConcurrencyLimiter(config.concurrentLongRequests(), config, vertx);
  }

  /** Runs work like {@link UserConcurrencyLimiter#take}. */
  <T> Uni<T> take(EntityRef user, Supplier<Uni<T>> work) {
    return limiter.take(user, work);
  }

  int waiting(EntityRef user) {
    return limiter.waiting(user);
  }
}

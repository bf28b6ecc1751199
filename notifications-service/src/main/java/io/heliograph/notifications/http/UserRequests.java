package io.heliograph.notifications.http;

import io.heliograph.identity.EntityRef;
import io.heliograph.web.caller.Caller;
import io.heliograph.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Runs the requests of users within the limits of concurrent requests per user. */
@Singleton
public final class UserRequests {
  private final Caller caller;
  private final UserConcurrencyLimiter limiter;
  private final LongRequestLimiter longLimiter;

  UserRequests(Caller caller, UserConcurrencyLimiter limiter, LongRequestLimiter longLimiter) {
    this.caller = caller;
    this.limiter = limiter;
    this.longLimiter = longLimiter;
  }

  /**
   * Runs work for the user who is calling; fails with {@link Problem#TOO_MANY} if too many requests
   * of the user wait. Fails with {@link Problem#NOT_ALLOWED} at once if a service is calling.
   */
  public <T> Uni<T> run(Function<EntityRef, Uni<T>> work) {
    EntityRef user = caller.user();
    return limiter.take(user, () -> work.apply(user));
  }

  /**
   * Runs work that scans all notifications of the user, within a lower limit of concurrent
   * requests.
   */
  public <T> Uni<T> runExclusively(Function<EntityRef, Uni<T>> work) {
    EntityRef user = caller.user();
    return longLimiter.take(user, () -> limiter.take(user, () -> work.apply(user)));
  }
}

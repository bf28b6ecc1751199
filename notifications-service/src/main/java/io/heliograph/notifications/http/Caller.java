package io.heliograph.notifications.http;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.web.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The caller of the current request. */
@Singleton
public final class Caller {
  private final SecurityIdentity identity;
  private final UserConcurrencyLimiter limiter;
  private final LongRequestLimiter longLimiter;

  Caller(
      SecurityIdentity identity, UserConcurrencyLimiter limiter, LongRequestLimiter longLimiter) {
    this.identity = identity;
    this.limiter = limiter;
    this.longLimiter = longLimiter;
  }

  /**
   * Runs work for the user, within the limit of concurrent requests per user; fails with {@link
   * Problem#TOO_MANY} if too many wait. Fails with {@link Problem#NOT_ALLOWED} at once if a service
   * is calling.
   */
  public <T> Uni<T> asUser(Function<EntityRef, Uni<T>> work) {
    EntityRef user = user();
    return limiter.take(user, () -> work.apply(user));
  }

  /**
   * Runs work that scans all notifications of the user, within a lower limit of concurrent
   * requests.
   */
  public <T> Uni<T> asUserExclusively(Function<EntityRef, Uni<T>> work) {
    EntityRef user = user();
    return longLimiter.take(user, () -> limiter.take(user, () -> work.apply(user)));
  }

  /** Returns the user; fails with {@link Problem#NOT_ALLOWED} if a service is calling. */
  EntityRef user() {
    if (identity.getPrincipal() instanceof UserPrincipal user) {
      return user.ref();
    }
    throw Problem.NOT_ALLOWED.because("An inbox belongs to a user: send a user's token");
  }

  /** Returns the service; fails with {@link Problem#NOT_ALLOWED} if a user is calling. */
  public ServicePrincipal service() {
    if (identity.getPrincipal() instanceof ServicePrincipal service) {
      return service;
    }
    throw Problem.NOT_ALLOWED.because("Only services may send: use a service token");
  }
}

package io.heliograph.notifications.http;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.web.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Who makes the present request. */
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
   * Works for the user, few requests of whom are worked on at a time; {@link Problem#TOO_MANY} if
   * too many wait. {@link Problem#NOT_ALLOWED} at once if a service is calling.
   */
  public <T> Uni<T> asUser(Function<EntityRef, Uni<T>> work) {
    EntityRef user = user();
    return limiter.take(user, () -> work.apply(user));
  }

  /** The same for what looks at all notifications of the user, which is done one by one. */
  public <T> Uni<T> asUserAtLength(Function<EntityRef, Uni<T>> work) {
    EntityRef user = user();
    return longLimiter.take(user, () -> limiter.take(user, () -> work.apply(user)));
  }

  /** The user, or {@link Problem#NOT_ALLOWED} if a service is calling. */
  EntityRef user() {
    if (identity.getPrincipal() instanceof UserPrincipal user) {
      return user.ref();
    }
    throw Problem.NOT_ALLOWED.because("An inbox belongs to a user: send a user's token");
  }

  /** The service, or {@link Problem#NOT_ALLOWED} if a user is calling. */
  public ServicePrincipal service() {
    if (identity.getPrincipal() instanceof ServicePrincipal service) {
      return service;
    }
    throw Problem.NOT_ALLOWED.because("Only services may send: use a service token");
  }
}

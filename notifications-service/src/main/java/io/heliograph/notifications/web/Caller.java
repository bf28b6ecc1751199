package io.heliograph.notifications.web;

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
  private final Turns turns;
  private final LongTurns longTurns;

  Caller(SecurityIdentity identity, Turns turns, LongTurns longTurns) {
    this.identity = identity;
    this.turns = turns;
    this.longTurns = longTurns;
  }

  /**
   * Works for the user, few requests of whom are worked on at a time; {@link Problem#TOO_MANY} if
   * too many wait. {@link Problem#NOT_ALLOWED} at once if a service is calling.
   */
  public <T> Uni<T> asUser(Function<EntityRef, Uni<T>> work) {
    EntityRef user = user();
    return turns.take(user, () -> work.apply(user));
  }

  /** The same for what looks at all notifications of the user, which is done one by one. */
  public <T> Uni<T> asUserAtLength(Function<EntityRef, Uni<T>> work) {
    EntityRef user = user();
    return longTurns.take(user, () -> turns.take(user, () -> work.apply(user)));
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

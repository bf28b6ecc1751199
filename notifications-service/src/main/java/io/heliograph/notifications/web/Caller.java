package io.heliograph.notifications.web;

import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.web.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Who makes the present request. */
@Singleton
public final class Caller {
  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The user, or {@link Problem#NOT_ALLOWED} if a service is calling. */
  public UserPrincipal user() {
    if (identity.getPrincipal() instanceof UserPrincipal user) {
      return user;
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

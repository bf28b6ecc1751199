package io.heliograph.web.caller;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.Principal;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.web.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** The caller of the current request. */
@Singleton
public final class Caller {
  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  public Principal principal() {
    return (Principal) identity.getPrincipal();
  }

  /** Returns the user, or fails with {@link Problem#NOT_ALLOWED} if a service is calling. */
  public EntityRef user() {
    if (identity.getPrincipal() instanceof UserPrincipal user) {
      return user.ref();
    }
    throw Problem.NOT_ALLOWED.because("Only users may do this: use a user's token");
  }

  /** Returns the service, or fails with {@link Problem#NOT_ALLOWED} if a user is calling. */
  public ServicePrincipal service() {
    if (identity.getPrincipal() instanceof ServicePrincipal service) {
      return service;
    }
    throw Problem.NOT_ALLOWED.because("Only services may do this: use a service token");
  }
}

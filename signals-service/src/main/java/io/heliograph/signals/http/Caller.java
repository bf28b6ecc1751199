package io.heliograph.signals.http;

import io.heliograph.identity.ServicePrincipal;
import io.heliograph.web.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** The caller of the current request. */
@Singleton
public final class Caller {
  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * Returns the calling service, or fails with {@link Problem#NOT_ALLOWED} if the caller is a user.
   */
  public ServicePrincipal service() {
    if (identity.getPrincipal() instanceof ServicePrincipal service) {
      return service;
    }
    throw Problem.NOT_ALLOWED.because("Only services may publish: use a service token");
  }
}

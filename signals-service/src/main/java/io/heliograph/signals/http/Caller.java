package io.heliograph.signals.http;

import io.heliograph.identity.ServicePrincipal;
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

  /** The service, or {@link Problem#NOT_ALLOWED} if a user is calling. */
  public ServicePrincipal service() {
    if (identity.getPrincipal() instanceof ServicePrincipal service) {
      return service;
    }
    throw Problem.NOT_ALLOWED.because("Only services may publish: use a service token");
  }
}

package io.heliograph.identity;

/** An authenticated caller: a user or a service. */
public sealed interface Principal extends java.security.Principal
    permits UserPrincipal, ServicePrincipal {

  /** Returns the approximate memory that the principal takes in a cache, in KB. */
  int weight();
}

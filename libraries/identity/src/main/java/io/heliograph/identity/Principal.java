package io.heliograph.identity;

/** Who is calling: a person or a service. */
public sealed interface Principal extends java.security.Principal
    permits UserPrincipal, ServicePrincipal {}

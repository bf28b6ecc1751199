package io.heliograph.identity;

/** An authenticated caller: a user or a service. */
public sealed interface Principal extends java.security.Principal
    permits UserPrincipal, ServicePrincipal {}

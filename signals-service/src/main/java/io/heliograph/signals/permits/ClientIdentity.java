package io.heliograph.signals.permits;

/** The client of a request, or the reason why it is refused. */
public sealed interface ClientIdentity permits AuthenticatedClient, HandshakeRefusal {}

package io.heliograph.signals.admission;

/** The client of a request, or the reason why it is refused. */
sealed interface ClientIdentity permits AuthenticatedClient, HandshakeRefusal {}

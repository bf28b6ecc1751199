package io.heliograph.signals.permits;

/** The decision whether a client may open a connection. */
public sealed interface AdmissionDecision permits ConnectionPermit, HandshakeRefusal {}

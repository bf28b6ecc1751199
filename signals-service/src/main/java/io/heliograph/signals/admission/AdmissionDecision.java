package io.heliograph.signals.admission;

/** The decision whether a client may open a connection. */
public sealed interface AdmissionDecision permits ConnectionPermit, HandshakeRefusal {}

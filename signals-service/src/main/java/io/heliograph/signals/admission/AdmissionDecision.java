package io.heliograph.signals.admission;

/** Whether somebody may come in. */
public sealed interface AdmissionDecision permits ConnectionPermit, HandshakeRefusal {}

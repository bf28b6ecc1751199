package io.heliograph.signals.sources;

/**
 * What a record of a source says.
 *
 * @param recipient an entity ref in normal form, or {@link
 *     io.heliograph.contract.SignalHeaders#EVERYONE}
 * @param message one JSON value as UTF-8, the record's own bytes; it may hold line breaks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying it would cost each record
public record SourcedSignal(String channel, String recipient, byte[] message) {}

package io.heliograph.signals.sources;

import java.nio.ByteBuffer;

/**
 * The signal in a record of a source.
 *
 * @param recipient an entity ref in normal form, or {@link
 *     io.heliograph.contract.SignalHeaders#EVERYONE}
 * @param message one JSON value as UTF-8, the record's own bytes; it may contain line breaks
 */
public record SourcedSignal(String channel, String recipient, ByteBuffer message) {}

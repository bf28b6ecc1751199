package io.heliograph.signals.replay;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A message for those who listen to a channel, and where in Kafka it was found.
 *
 * @param partition its number in positions
 * @param time when it happened, in milliseconds of the epoch
 * @param id of the event as UTF-8, if it has one
 * @param message JSON as UTF-8, between position and limit; never to be changed. It may be a part
 *     of what Kafka sent, so who keeps it copies it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying it would cost each record
public record Signal(
    int partition,
    long offset,
    long time,
    byte @Nullable [] id,
    Address address,
    ByteBuffer message) {}

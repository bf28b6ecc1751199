package io.heliograph.signals.replay;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A message for a recipient on a channel, with its partition and offset in Kafka.
 *
 * @param partition its number in positions
 * @param time of the event, in milliseconds of the epoch
 * @param id of the event as UTF-8, or null
 * @param message JSON as UTF-8, between position and limit; must not be modified. It may share the
 *     memory of a Kafka fetch, so code that keeps it must copy it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying it would cost each record
public record Signal(
    int partition,
    long offset,
    long time,
    byte @Nullable [] id,
    Address address,
    ByteBuffer message) {

  /** Returns the length of the message in bytes. */
  public int size() {
    return message.remaining();
  }
}

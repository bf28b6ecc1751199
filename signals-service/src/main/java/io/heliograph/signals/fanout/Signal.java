package io.heliograph.signals.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.contract.SignalHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A message for those who listen to a channel.
 *
 * @param recipient an entity ref, or {@link SignalHeaders#EVERYONE}
 * @param message JSON as UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying it would cost each record
record Signal(String channel, String recipient, byte[] message) {

  /** Empty if the record does not say on which channel, to whom and what. */
  static Optional<Signal> of(ConsumerRecord<byte[], byte[]> record) {
    String channel = text(record.headers(), SignalHeaders.CHANNEL);
    String recipient = text(record.headers(), SignalHeaders.RECIPIENT);
    byte[] message = record.value();
    return channel == null || recipient == null || message == null || message.length == 0
        ? Optional.empty()
        : Optional.of(new Signal(channel, recipient, message));
  }

  boolean isForEveryone() {
    return recipient.equals(SignalHeaders.EVERYONE);
  }

  /** The text of a header, or null if it is absent or empty. */
  static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null || header.value().length == 0
        ? null
        : new String(header.value(), UTF_8);
  }
}

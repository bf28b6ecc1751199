package io.heliograph.signals.fanout;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.signals.recovery.Address;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a record say about its way, as UTF-8; an empty one says as little as an
 * absent one.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying it would cost each record
record Routing(
    byte @Nullable [] channel,
    byte @Nullable [] recipient,
    byte @Nullable [] id,
    byte @Nullable [] term) {

  /**
   * Reads as few headers as possible, each costs more than all that is done with it; and compares
   * in the order of a relay, since a switch would hash every name first. Of several with one name
   * the first that is not empty counts.
   */
  static Routing of(Headers headers) {
    byte[] channel = null;
    byte[] recipient = null;
    byte[] id = null;
    byte[] term = null;
    for (Header header : headers) {
      String key = header.key();
      if (channel == null && key.equals(SignalHeaders.CHANNEL)) {
        channel = value(header);
      } else if (recipient == null && key.equals(SignalHeaders.RECIPIENT)) {
        recipient = value(header);
      } else if (id == null && key.equals(SignalHeaders.ID)) {
        id = value(header);
      } else if (term == null && key.equals(SignalHeaders.TERM)) {
        term = value(header);
      }
      if (channel != null && recipient != null && id != null && term != null) {
        break;
      }
    }
    return new Routing(channel, recipient, id, term);
  }

  /** Null if it names none. */
  @Nullable Address address() {
    return channel == null || recipient == null ? null : Address.of(channel, recipient);
  }

  private static byte @Nullable [] value(Header header) {
    byte[] value = header.value();
    return value == null || value.length == 0 ? null : value;
  }
}

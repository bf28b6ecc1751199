package io.heliograph.signals.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.contract.SignalHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a record say about its way; an empty one says as little as an absent one.
 *
 * @param id as UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying it would cost each record
record Routing(
    @Nullable String channel,
    @Nullable String recipient,
    byte @Nullable [] id,
    @Nullable String term) {

  /** Reads as few headers as possible: each costs more than all that is done with it. */
  static Routing of(Headers headers) {
    String channel = null;
    String recipient = null;
    byte[] id = null;
    String term = null;
    for (Header header : headers) {
      switch (header.key()) {
        case SignalHeaders.CHANNEL -> channel = text(header);
        case SignalHeaders.RECIPIENT -> recipient = text(header);
        case SignalHeaders.ID -> id = value(header);
        case SignalHeaders.TERM -> term = text(header);
        default -> {}
      }
      if (channel != null && recipient != null && id != null && term != null) {
        break;
      }
    }
    return new Routing(channel, recipient, id, term);
  }

  private static @Nullable String text(Header header) {
    byte[] value = value(header);
    return value == null ? null : new String(value, UTF_8);
  }

  private static byte @Nullable [] value(Header header) {
    byte[] value = header.value();
    return value == null || value.length == 0 ? null : value;
  }
}

package io.heliograph.signals.records;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.signals.replay.Address;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The routing headers of a record, as UTF-8. An empty header counts as absent. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying it would cost each record
record RecordHeaders(
    byte @Nullable [] term,
    byte @Nullable [] id,
    byte @Nullable [] channel,
    byte @Nullable [] recipient) {

  private static final byte DELETE = 0x7f;

  /** Reads the headers by name. Of several with one name, the first that is not empty counts. */
  static RecordHeaders of(Headers headers) {
    byte[] term = null;
    byte[] id = null;
    byte[] channel = null;
    byte[] recipient = null;
    for (Header header : headers) {
      switch (header.key()) {
        case SignalHeaders.TERM -> term = firstOf(term, header);
        case SignalHeaders.ID -> id = firstOf(id, header);
        case SignalHeaders.CHANNEL -> channel = firstOf(channel, header);
        case SignalHeaders.RECIPIENT -> recipient = firstOf(recipient, header);
        default -> {}
      }
    }
    return new RecordHeaders(term, id, channel, recipient);
  }

  /** Returns the address, or null if the channel or the recipient is absent or malformed. */
  @Nullable Address address() {
    return channel == null || recipient == null || !isRecipient(recipient)
        ? null
        : Address.of(channel, recipient);
  }

  /** No entity ref contains a quote, a space or a control character, so nobody would listen. */
  private static boolean isRecipient(byte[] text) {
    for (byte one : text) {
      if ((one >= 0 && one <= ' ') || one == '"' || one == DELETE) {
        return false;
      }
    }
    return true;
  }

  private static byte @Nullable [] firstOf(byte @Nullable [] earlier, Header header) {
    return earlier == null ? value(header) : earlier;
  }

  private static byte @Nullable [] value(Header header) {
    byte[] value = header.value();
    return value == null || value.length == 0 ? null : value;
  }
}

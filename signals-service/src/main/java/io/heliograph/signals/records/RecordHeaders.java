package io.heliograph.signals.records;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.signals.replay.Address;
import java.util.Iterator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a record say about its way, as UTF-8; an empty one says as little as an
 * absent one.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying it would cost each record
record RecordHeaders(
    byte @Nullable [] term,
    byte @Nullable [] id,
    byte @Nullable [] channel,
    byte @Nullable [] recipient) {

  /** To read the name of a header costs more than most that is done with it. */
  static RecordHeaders of(Headers headers) {
    Iterator<Header> all = headers.iterator();
    Header first = all.hasNext() ? all.next() : null;
    return first != null && first.key().equals(SignalHeaders.TERM)
        ? byPlace(first, all)
        : byName(headers);
  }

  /** A relay keeps to the order that {@link SignalHeaders#TERM} promises. */
  private static RecordHeaders byPlace(Header term, Iterator<Header> others) {
    return new RecordHeaders(value(term), next(others), next(others), next(others));
  }

  /** Of several with one name the first that is not empty counts. */
  private static RecordHeaders byName(Headers headers) {
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

  /** Null if it names none. */
  @Nullable Address address() {
    return channel == null || recipient == null ? null : Address.of(channel, recipient);
  }

  private static byte @Nullable [] next(Iterator<Header> headers) {
    return headers.hasNext() ? value(headers.next()) : null;
  }

  private static byte @Nullable [] firstOf(byte @Nullable [] earlier, Header header) {
    return earlier == null ? value(header) : earlier;
  }

  private static byte @Nullable [] value(Header header) {
    byte[] value = header.value();
    return value == null || value.length == 0 ? null : value;
  }
}

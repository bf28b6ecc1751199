package io.heliograph.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.contract.SignalHeaders;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Builds records as producers write them. */
public final class Records {
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String value = "{}";

  private Records() {}

  public static Records aRecord() {
    return withoutHeaders().withId(UUID.randomUUID().toString());
  }

  public static Records withoutHeaders() {
    return new Records();
  }

  public Records on(String channel) {
    return with(SignalHeaders.CHANNEL, channel);
  }

  public Records to(String recipient) {
    return with(SignalHeaders.RECIPIENT, recipient);
  }

  public Records ofTerm(long term) {
    return with(SignalHeaders.TERM, Long.toString(term));
  }

  public Records withId(String id) {
    return with(SignalHeaders.ID, id);
  }

  public Records with(String header, String text) {
    headers.put(header, text);
    return this;
  }

  public Records consumer(String json) {
    value = json;
    return this;
  }

  public byte[] value() {
    return value.getBytes(UTF_8);
  }

  public Headers headers() {
    var all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
    return all;
  }

  /** Returns the headers of a record in their order. */
  public static Map<String, String> headersOf(ConsumerRecord<?, ?> record) {
    var texts = new LinkedHashMap<String, String>();
    record.headers().forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
    return texts;
  }

  /** Returns the record as the consumer gets it, from this partition of the topic. */
  public ConsumerRecord<ByteBuffer, ByteBuffer> consumedFrom(String topic, int partition) {
    return new ConsumerRecord<>(
        topic,
        partition,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        value().length,
        ByteBuffer.allocate(0),
        ByteBuffer.wrap(value()),
        headers(),
        Optional.empty());
  }
}

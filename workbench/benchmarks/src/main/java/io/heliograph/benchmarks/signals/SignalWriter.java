package io.heliograph.benchmarks.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.benchmarks.load.Failures;
import io.heliograph.benchmarks.product.Message;
import io.heliograph.benchmarks.sockets.Stamp;
import io.heliograph.contract.SignalHeaders;
import io.heliograph.contract.SignalTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes signals directly to Kafka, as any back end may. It sends each without delay. */
final class SignalWriter implements AutoCloseable {
  /** Size of a message in bytes, without the envelope. */
  static final int SIZE = 300;

  private static final String MESSAGE = "{\"stamp\":\"%s\",\"text\":\"%s\"}";
  private static final String TEXT =
      "x".repeat(SIZE - MESSAGE.formatted("", "").length() - Stamp.LENGTH);

  private static final List<Header> ALWAYS =
      List.of(
          header(SignalHeaders.SOURCE, "/benchmark"),
          header(SignalHeaders.TYPE, "io.heliograph.benchmark.signal"),
          header(SignalHeaders.SPEC_VERSION, SignalHeaders.SPEC_VERSION_1_0),
          header(SignalHeaders.TIME, "2026-01-01T00:00:00Z"),
          header(SignalHeaders.SUBJECT, "benchmark"),
          header(SignalHeaders.CONTENT_TYPE, SignalHeaders.JSON));

  private static final Header TERM = header(SignalHeaders.TERM, "1");

  private final KafkaProducer<byte[], byte[]> producer;
  private final Failures failures;

  private SignalWriter(KafkaProducer<byte[], byte[]> producer, Failures failures) {
    this.producer = producer;
    this.failures = failures;
  }

  static SignalWriter to(String bootstrap, Failures failures) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "linger.ms", "0");
    return new SignalWriter(
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
        failures);
  }

  void broadcast(String channel, long nanos, long number) {
    broadcast(channel, nanos, number, TEXT);
  }

  /** Writes a broadcast whose message contains this text. */
  void broadcast(String channel, long nanos, long number, String text) {
    send(SignalHeaders.EVERYONE, headers(channel, SignalHeaders.EVERYONE), nanos, number, text);
  }

  void write(String channel, String recipient, long nanos, long number) {
    send(recipient, headers(channel, recipient), nanos, number, TEXT);
  }

  /** Writes a record with the term header of a relay, as notifications-service does. */
  void relay(String channel, String recipient, long number) {
    List<Header> headers = headers(channel, recipient);
    headers.addFirst(TERM);
    send(recipient, headers, Stamp.now(), number, TEXT);
  }

  /** Waits until the broker has acknowledged all records. */
  void flush() {
    producer.flush();
  }

  private void send(String recipient, List<Header> headers, long nanos, long number, String text) {
    byte[] value = MESSAGE.formatted(Stamp.text(nanos, number), text).getBytes(UTF_8);
    byte[] key = recipient.getBytes(UTF_8);
    Future<RecordMetadata> _ =
        producer.send(
            new ProducerRecord<>(SignalTopics.SIGNALS, null, key, value, headers),
            (stored, failure) -> check(failure));
  }

  private void check(@Nullable Exception failure) {
    if (failure != null) {
      failures.add("Kafka refuses a signal: " + failure);
    }
  }

  /** Returns the headers in the order of a relay, which adds the term at the front. */
  private static List<Header> headers(String channel, String recipient) {
    var headers = new ArrayList<Header>();
    headers.add(header(SignalHeaders.ID, Message.newId().toString()));
    headers.add(header(SignalHeaders.CHANNEL, channel));
    headers.add(header(SignalHeaders.RECIPIENT, recipient));
    headers.addAll(ALWAYS);
    return headers;
  }

  private static Header header(String name, String text) {
    return new RecordHeader(name, text.getBytes(UTF_8));
  }

  @Override
  public void close() {
    producer.close();
  }
}

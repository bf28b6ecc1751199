package io.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.contract.SignalTopics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A back end that writes its signals directly to Kafka. */
public final class SignalPublisher implements AutoCloseable {
  private final KafkaProducer<String, String> producer;

  public SignalPublisher(String bootstrap) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all"),
            new StringSerializer(),
            new StringSerializer());
  }

  public void publish(String channel, String recipient, String message) {
    send(record(channel, recipient, message, Map.of(SignalHeaders.RECIPIENT, recipient)));
  }

  /** Publishes without waiting for the broker; {@link #flush()} waits. */
  public void publishSoon(String channel, String recipient, String message) {
    var record = record(channel, recipient, message, Map.of(SignalHeaders.RECIPIENT, recipient));
    var _ = producer.send(record);
  }

  /** Waits until the broker has acknowledged everything published so far. */
  public void flush() {
    producer.flush();
  }

  /** Publishes a record with the key of a recipient but without the recipient header. */
  public void publishWithoutRecipient(String channel, String key, String message) {
    send(record(channel, key, message, Map.of()));
  }

  private static ProducerRecord<String, String> record(
      String channel, String key, String message, Map<String, String> recipient) {
    var record = new ProducerRecord<>(SignalTopics.SIGNALS, key, message);
    record.headers().add(SignalHeaders.ID, Fence.unique().getBytes(UTF_8));
    record.headers().add(SignalHeaders.SOURCE, "/system-tests".getBytes(UTF_8));
    record.headers().add(SignalHeaders.TYPE, "io.heliograph.test".getBytes(UTF_8));
    record.headers().add(SignalHeaders.SPEC_VERSION, "1.0".getBytes(UTF_8));
    record.headers().add(SignalHeaders.CONTENT_TYPE, SignalHeaders.JSON.getBytes(UTF_8));
    record.headers().add(SignalHeaders.CHANNEL, channel.getBytes(UTF_8));
    recipient.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return record;
  }

  private void send(ProducerRecord<String, String> record) {
    try {
      producer.send(record).get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}

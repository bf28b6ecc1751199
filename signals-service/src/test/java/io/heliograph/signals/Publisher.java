package io.heliograph.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the real Kafka. */
public final class Publisher implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", RealKafka.bootstrap()),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  /** Returns when the broker has it. */
  public void publish(String topic, int partition, Records record) {
    send(topic, partition, record);
    flush();
  }

  public void send(String topic, int partition, Records record) {
    sent.add(
        producer.send(
            new ProducerRecord<>(topic, partition, new byte[0], record.value(), record.headers())));
  }

  /** Returns when the broker has all that was sent. */
  public void flush() {
    producer.flush();
    sent.forEach(Future::resultNow);
    sent.clear();
  }

  @Override
  public void close() {
    producer.close();
  }
}

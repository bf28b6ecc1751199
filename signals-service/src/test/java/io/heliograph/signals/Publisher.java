package io.heliograph.signals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes records to the real Kafka. */
public final class Publisher implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  public Publisher() {
    this(Map.of());
  }

  private Publisher(Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("bootstrap.servers", RealKafka.bootstrap());
    this.producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Creates a publisher that uses transactions. */
  public static Publisher inTransactions() {
    var publisher = new Publisher(Map.of("transactional.id", UUID.randomUUID().toString()));
    publisher.producer.initTransactions();
    return publisher;
  }

  public void commit(String topic, int partition, Records record) {
    producer.beginTransaction();
    publish(topic, partition, record);
    producer.commitTransaction();
  }

  /** Writes the record to the broker and then aborts the transaction. */
  public void abort(String topic, int partition, Records record) {
    producer.beginTransaction();
    publish(topic, partition, record);
    producer.abortTransaction();
  }

  /** Publishes a record and waits for the acknowledgement of the broker. */
  public void publish(String topic, int partition, Records record) {
    send(topic, partition, record);
    flush();
  }

  public void send(String topic, int partition, Records record) {
    sent.add(
        producer.send(
            new ProducerRecord<>(topic, partition, new byte[0], record.value(), record.headers())));
  }

  /** Waits until the broker has acknowledged all records. */
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

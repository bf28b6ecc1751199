package io.heliograph.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.localstack.network.Loopback;
import io.heliograph.localstack.process.Launched;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalKafkaIT {

  private static final String TOPIC = "signals";

  @TempDir Path folder;

  @Test
  void aStoppedBrokerComesBackWithItsRecords() throws Exception {
    try (var kafka = LocalKafka.startTemporary()) {
      kafka.createTopics(1, TOPIC);
      String before = kafka.bootstrap();
      produce(kafka, "sent before the stop");

      kafka.stop();
      assertThat(connects(before)).isFalse();
      kafka.start();

      assertThat(kafka.bootstrap()).isEqualTo(before);
      produce(kafka, "sent after the start");
      assertThat(consume(kafka, 2)).containsExactly("sent before the stop", "sent after the start");
    }
  }

  @Test
  void aConnectedProducerDeliversWhatItSentWhileTheBrokerWasAway() throws Exception {
    try (var kafka = LocalKafka.startTemporary();
        var producer = producer(kafka);
        var elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
      kafka.createTopics(1, TOPIC);
      producer.send(new ProducerRecord<>(TOPIC, "before")).get();

      kafka.stop();
      // A stopping broker may tell the producer that the topic has no leader. Then send() itself
      // waits for the broker.
      var sent =
          elsewhere.submit(() -> producer.send(new ProducerRecord<>(TOPIC, "meanwhile")).get());
      kafka.start();

      assertThat(sent.get(30, TimeUnit.SECONDS).offset()).isEqualTo(1);
    }
  }

  @Test
  void aClosedBrokerKeepsItsFolder() throws Exception {
    try (var kafka = LocalKafka.start(folder, 0)) {
      kafka.createTopics(1, TOPIC);
      produce(kafka, "kept");
    }

    try (var kafka = LocalKafka.start(folder, 0)) {
      assertThat(consume(kafka, 1)).containsExactly("kept");
    }
  }

  @Test
  void aKilledBrokerComesBackWithItsAcknowledgedRecords() throws Exception {
    Launched.andKilled(KafkaOwner.class, folder.toString());

    try (var kafka = LocalKafka.start(folder, 0)) {
      assertThat(consume(kafka, 1)).containsExactly("acknowledged before the kill");
    }
  }

  @Test
  void topicsAreMadeOnce() throws Exception {
    try (var kafka = LocalKafka.startTemporary();
        var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      kafka.createTopics(3, "notifications");

      kafka.createTopics(3, "notifications", TOPIC);

      assertThat(admin.listTopics().names().get())
          .containsExactlyInAnyOrder("notifications", TOPIC);
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (var taken = Loopback.bind(Loopback.HOST, 0)) {
      assertThatThrownBy(() -> LocalKafka.start(folder, taken.getLocalPort()))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("Kafka: port " + taken.getLocalPort());
    }
  }

  private static boolean connects(String address) {
    var hostAndPort = address.split(":", 2);
    try (var socket = new Socket(hostAndPort[0], Integer.parseInt(hostAndPort[1]))) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static void produce(LocalKafka kafka, String value) throws Exception {
    try (var producer = producer(kafka)) {
      producer.send(new ProducerRecord<>(TOPIC, "user:default/alice", value)).get();
    }
  }

  private static KafkaProducer<String, String> producer(LocalKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrap()),
        new StringSerializer(),
        new StringSerializer());
  }

  private static List<String> consume(LocalKafka kafka, int count) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()),
            new StringDeserializer(),
            new StringDeserializer())) {
      var partition = List.of(new TopicPartition(TOPIC, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      var values = new ArrayList<String>();
      while (values.size() < count) {
        var records = consumer.poll(Duration.ofSeconds(1));
        StreamSupport.stream(records.spliterator(), false).map(r -> r.value()).forEach(values::add);
      }
      return values;
    }
  }

  /**
   * Starts a broker, writes an acknowledged record, reports its pid and waits until it is killed.
   */
  static final class KafkaOwner {

    private KafkaOwner() {}

    public static void main(String[] arguments) throws Exception {
      var kafka = LocalKafka.start(Path.of(arguments[0]), 0);
      kafka.createTopics(1, TOPIC);
      produce(kafka, "acknowledged before the kill");
      Launched.report(Long.toString(ProcessHandle.current().pid()));
      Thread.currentThread().join();
    }
  }
}

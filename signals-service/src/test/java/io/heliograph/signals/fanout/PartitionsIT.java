package io.heliograph.signals.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.LocalKafka;
import io.heliograph.signals.Mappings;
import io.heliograph.signals.sources.Sources;
import io.heliograph.signals.sources.SourcesConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PartitionsIT {

  @Test
  void theFirstLookStartsInThePastAndWhatIsAddedLaterAtItsBeginning() throws Exception {
    try (var kafka = LocalKafka.startTemporary();
        var producer = producer(kafka);
        var consumer = consumer(kafka);
        var ids = topicIds(kafka)) {
      kafka.createTopics(1, "t");
      publish(producer, 0, "before");
      var partitions = partitions(ids, consumer, Duration.ofMinutes(1), Hubs.ofOneMegabyte());
      partitions.refresh();
      assertThat(partitions.found()).isTrue();
      assertThat(partitions.caughtUp()).isFalse();
      publish(producer, 0, "after");
      addPartition(kafka);
      await().until(() -> producer.partitionsFor("t").size() == 2);
      publish(producer, 1, "in the new one");

      var seen = new ArrayList<String>();
      await()
          .until(
              () -> {
                partitions.refresh();
                consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(record.value()));
                return seen.size() >= 3;
              });

      assertThat(seen).containsExactlyInAnyOrder("before", "after", "in the new one");
      assertThat(partitions.caughtUp()).isTrue();
    }
  }

  @Test
  void withoutAPastTheFirstLookStartsAtTheEnd() throws Exception {
    try (var kafka = LocalKafka.startTemporary();
        var producer = producer(kafka);
        var consumer = consumer(kafka);
        var ids = topicIds(kafka)) {
      kafka.createTopics(1, "t");
      publish(producer, 0, "before");
      var partitions = partitions(ids, consumer, Duration.ofDays(-1), Hubs.ofOneMegabyte());

      partitions.refresh();

      assertThat(partitions.caughtUp()).isTrue();
    }
  }

  @Test
  void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
    try (var kafka = LocalKafka.startTemporary();
        var producer = producer(kafka);
        var consumer = consumer(kafka);
        var ids = topicIds(kafka)) {
      kafka.createTopics(1, "t");
      publish(producer, 0, "old");
      var hub = Hubs.ofOneMegabyte();
      var listener = Recorder.resumable("user:default/alice");
      hub.subscribe(listener, "c");
      var partitions = partitions(ids, consumer, Duration.ofDays(-1), hub);
      partitions.refresh();
      delete(kafka);
      await().ignoreExceptions().until(() -> isMade(kafka));
      var seen = new ArrayList<String>();

      publish(producer, 0, "new");
      publish(producer, 0, "newer");
      await()
          .until(
              () -> {
                partitions.refresh();
                consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(record.value()));
                return seen.contains("newer");
              });

      assertThat(seen).containsExactly("new", "newer");
      assertThat(listener.answers).containsExactly("c false");
    }
  }

  private static void delete(LocalKafka kafka) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      admin.deleteTopics(List.of("t")).all().get();
    }
  }

  private static boolean isMade(LocalKafka kafka) throws Exception {
    kafka.createTopics(1, "t");
    return true;
  }

  private static TopicIds topicIds(LocalKafka kafka) {
    return new TopicIds(Map.of("bootstrap.servers", kafka.bootstrap()));
  }

  private static Partitions partitions(
      TopicIds ids, KafkaConsumer<String, String> consumer, Duration past, Hub hub) {
    var config = Mappings.of(FanOutConfig.class, Map.of("heliograph.signals.topics", "t"));
    var feeds = new Feeds(config, new Sources(Mappings.of(SourcesConfig.class, Map.of())));
    return new Partitions(consumer, feeds, ids, past, hub);
  }

  private static void addPartition(LocalKafka kafka) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      admin.createPartitions(Map.of("t", NewPartitions.increaseTo(2))).all().get();
    }
  }

  private static void publish(KafkaProducer<String, String> producer, int partition, String value)
      throws Exception {
    producer.send(new ProducerRecord<>("t", partition, null, value)).get();
  }

  private static KafkaProducer<String, String> producer(LocalKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrap(), "metadata.max.age.ms", "500"),
        new StringSerializer(),
        new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(LocalKafka kafka) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", kafka.bootstrap(),
            "metadata.max.age.ms", "500",
            "auto.offset.reset", "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}

package io.heliograph.signals.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.LocalKafka;
import io.heliograph.signals.Mappings;
import io.heliograph.signals.sources.Sources;
import io.heliograph.signals.sources.SourcesConfig;
import java.time.Duration;
import java.util.ArrayList;
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
        var consumer = consumer(kafka)) {
      kafka.createTopics(1, "t");
      publish(producer, 0, "before");
      var partitions = partitions(kafka, consumer, Duration.ofMinutes(1));
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
        var consumer = consumer(kafka)) {
      kafka.createTopics(1, "t");
      publish(producer, 0, "before");
      var partitions = partitions(kafka, consumer, Duration.ofDays(-1));

      partitions.refresh();

      assertThat(partitions.caughtUp()).isTrue();
    }
  }

  private static Partitions partitions(
      LocalKafka kafka, KafkaConsumer<String, String> consumer, Duration past) {
    var ids = new TopicIds(Map.of("bootstrap.servers", kafka.bootstrap()));
    var config = Mappings.of(FanOutConfig.class, Map.of("heliograph.signals.topics", "t"));
    var feeds = new Feeds(config, new Sources(Mappings.of(SourcesConfig.class, Map.of())));
    return new Partitions(consumer, feeds, ids, past, Hubs.ofOneMegabyte());
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

package io.heliograph.signals.partitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.signals.Mappings;
import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.hub.Hubs;
import io.heliograph.signals.hub.Recorder;
import io.heliograph.signals.records.RecordReaders;
import io.heliograph.signals.records.TopicsConfig;
import io.heliograph.signals.sources.Sources;
import io.heliograph.signals.sources.SourcesConfig;
import io.heliograph.testsupport.LogLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PartitionAssignmentIT {

  @Test
  void theFirstLookStartsInThePastAndWhatIsAddedLaterAtItsBeginning() throws Exception {
    try (var kafka = LocalKafka.startTemporary();
        var producer = producer(kafka);
        var consumer = consumer(kafka);
        var lookup = lookup(kafka)) {
      kafka.createTopics(1, "t");
      publish(producer, 0, "before");
      var partitions = partitions(lookup, consumer, Duration.ofMinutes(1), Hubs.ofOneMegabyte());
      partitions.find();
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
                refresh(partitions);
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
        var lookup = lookup(kafka)) {
      kafka.createTopics(1, "t");
      publish(producer, 0, "before");
      var partitions = partitions(lookup, consumer, Duration.ofDays(-1), Hubs.ofOneMegabyte());

      partitions.find();

      assertThat(partitions.caughtUp()).isTrue();
    }
  }

  @Test
  void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
    try (var kafka = LocalKafka.startTemporary();
        var producer = producer(kafka);
        var consumer = consumer(kafka);
        var lookup = lookup(kafka)) {
      kafka.createTopics(1, "t");
      publish(producer, 0, "old");
      var hub = Hubs.ofOneMegabyte();
      var listener = Recorder.resumable("user:default/alice");
      hub.subscribe(listener, "c");
      var partitions = partitions(lookup, consumer, Duration.ofDays(-1), hub);
      partitions.find();
      delete(kafka);
      await().ignoreExceptions().until(() -> isMade(kafka));
      var seen = new ArrayList<String>();

      publish(producer, 0, "new");
      publish(producer, 0, "newer");
      await().until(() -> isToldAfterALook(listener, partitions));
      readUntil(seen, "newer", partitions, consumer);

      assertThat(seen).containsExactly("new", "newer");
      assertThat(listener.answers).containsExactly("c false");
    }
  }

  /** Redpanda before 25.3 is such a broker. */
  @Test
  void topicsOfABrokerThatKnowsNoTopicIdsAreApartInPositions() {
    try (var kafka = LocalKafka.startTemporary();
        var consumer = consumer(kafka);
        var lookup = new TopicLookup(new AdminWithoutTopicIds(kafka));
        var log = LogLines.of()) {
      kafka.createTopics(1, "t", "u");
      var partitions =
          partitions("t,u", lookup, consumer, Duration.ofDays(-1), Hubs.ofOneMegabyte());

      partitions.find();
      refresh(partitions);

      assertThat(partitions.reader(new TopicPartition("t", 0)).number())
          .isNotEqualTo(partitions.reader(new TopicPartition("u", 0)).number());
      assertThat(log.lines())
          .filteredOn(line -> line.contains("kafka gives topics no ids"))
          .hasSize(1);
    }
  }

  @Test
  void readingGoesOnWhileKafkaDoesNotSayWhichPartitionsThereAre() throws Exception {
    try (var kafka = LocalKafka.startTemporary();
        var producer = producer(kafka);
        var consumer = consumer(kafka);
        var admin = new StallableAdmin(kafka);
        var lookup = new TopicLookup(admin)) {
      kafka.createTopics(1, "t");
      var partitions = partitions(lookup, consumer, Duration.ofDays(-1), Hubs.ofOneMegabyte());
      partitions.find();
      admin.stall();
      partitions.requestSnapshot();
      addPartition(kafka);
      await().until(() -> producer.partitionsFor("t").size() == 2);
      publish(producer, 1, "in the new one");
      publish(producer, 0, "meanwhile");
      var seen = new ArrayList<String>();

      readUntil(seen, "meanwhile", partitions, consumer);
      assertThat(partitions.isAwaitingAnswer()).isTrue();
      admin.heal();
      await().until(() -> failsToTakeAnswer(partitions));
      partitions.requestSnapshot();
      readUntil(seen, "in the new one", partitions, consumer);

      assertThat(seen).containsExactly("meanwhile", "in the new one");
    }
  }

  @Test
  void readingGoesOnBehindWhatKafkaHasLost() throws Exception {
    try (var kafka = LocalKafka.startTemporary();
        var producer = producer(kafka);
        var consumer = consumer(kafka);
        var lookup = lookup(kafka)) {
      kafka.createTopics(2, "t");
      for (String value : List.of("lost", "lost too", "kept")) {
        publish(producer, 0, value);
      }
      var hub = Hubs.ofOneMegabyte();
      var listener = Recorder.resumable("user:default/alice");
      hub.subscribe(listener, "c");
      var partitions = partitions(lookup, consumer, Duration.ofMinutes(1), hub);
      partitions.find();
      deleteRecordsBefore(2, kafka);
      var seen = new ArrayList<String>();

      await().until(() -> failsToPoll(partitions, consumer));
      publish(producer, 1, "of another partition");
      readUntil(seen, "kept", partitions, consumer);

      assertThat(seen).containsExactlyInAnyOrder("of another partition", "kept");
      assertThat(listener.answers).containsExactly("c false");
    }
  }

  private static void readUntil(
      List<String> seen,
      String last,
      PartitionAssignment partitions,
      KafkaConsumer<String, String> consumer) {
    await()
        .until(
            () -> {
              partitions.takeSnapshot();
              consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(record.value()));
              return seen.contains(last);
            });
  }

  private static boolean failsToTakeAnswer(PartitionAssignment partitions) {
    try {
      partitions.takeSnapshot();
      return false;
    } catch (KafkaException e) {
      return true;
    }
  }

  private static boolean failsToPoll(
      PartitionAssignment partitions, KafkaConsumer<String, String> consumer) {
    try {
      consumer.poll(Duration.ofMillis(100));
      return false;
    } catch (OffsetOutOfRangeException e) {
      partitions.skipLost(e.offsetOutOfRangePartitions());
      return true;
    }
  }

  private static boolean isToldAfterALook(Recorder listener, PartitionAssignment partitions) {
    refresh(partitions);
    return !listener.answers.isEmpty();
  }

  private static void refresh(PartitionAssignment partitions) {
    partitions.requestSnapshot();
    partitions.takeSnapshot();
  }

  private static void deleteRecordsBefore(long offset, LocalKafka kafka) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      var before = Map.of(new TopicPartition("t", 0), RecordsToDelete.beforeOffset(offset));
      admin.deleteRecords(before).all().get();
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

  private static TopicLookup lookup(LocalKafka kafka) {
    return new TopicLookup(Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()));
  }

  private static PartitionAssignment partitions(
      TopicLookup lookup, KafkaConsumer<String, String> consumer, Duration past, Hub hub) {
    return partitions("t", lookup, consumer, past, hub);
  }

  private static PartitionAssignment partitions(
      String topics,
      TopicLookup lookup,
      KafkaConsumer<String, String> consumer,
      Duration past,
      Hub hub) {
    var config = Mappings.of(TopicsConfig.class, Map.of("heliograph.signals.topics", topics));
    var readers =
        new RecordReaders(config, new Sources(Mappings.of(SourcesConfig.class, Map.of())));
    return new PartitionAssignment(consumer, readers, lookup, past, hub);
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
            "auto.offset.reset", "none"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}

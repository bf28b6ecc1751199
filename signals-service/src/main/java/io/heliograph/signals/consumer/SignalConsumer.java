package io.heliograph.signals.consumer;

import io.heliograph.signals.admission.Admission;
import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.hub.HubMetrics;
import io.heliograph.signals.hub.StreamAge;
import io.heliograph.signals.partitions.PartitionAssignment;
import io.heliograph.signals.partitions.TopicLookup;
import io.heliograph.signals.records.RecordReader;
import io.heliograph.signals.records.RecordReaders;
import io.heliograph.signals.records.TopicsConfig;
import io.heliograph.signals.replay.ReplayConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Reads signals on one thread; the package description lists its guarantees. */
@Singleton
public final class SignalConsumer {
  private static final Logger LOG = Logger.getLogger(SignalConsumer.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Map<String, Object> kafka;
  private final TopicsConfig config;
  private final ReplayConfig window;
  private final RecordReaders readers;
  private final RecordDispatcher dispatcher;
  private final Hub hub;
  private final HubMetrics metrics;
  private final Admission admission;
  private final StreamAge streamAge;
  private final Thread thread = Thread.ofPlatform().name("signals").unstarted(this::run);
  private final RepeatedWarning warnings = new RepeatedWarning(LOG);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean ready;

  SignalConsumer(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      TopicsConfig config,
      ReplayConfig window,
      RecordReaders readers,
      RecordDispatcher dispatcher,
      Hub hub,
      HubMetrics metrics,
      Admission admission,
      StreamAge streamAge) {
    this.kafka = kafka;
    this.config = config;
    this.window = window;
    this.readers = readers;
    this.dispatcher = dispatcher;
    this.hub = hub;
    this.metrics = metrics;
    this.admission = admission;
    this.streamAge = streamAge;
  }

  void start(@Observes StartupEvent started) {
    thread.start();
  }

  /**
   * Returns whether signals that are published from now on are delivered. Once true, it stays true.
   */
  public boolean isReady() {
    return ready;
  }

  /** Returns whether the thread runs or has not started yet. */
  boolean isAlive() {
    return thread.isAlive() || thread.getState() == Thread.State.NEW;
  }

  /** Requests the thread to stop. Runs after the connections are closed. */
  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  private void run() {
    open().ifPresent(this::consume);
  }

  /**
   * Creates the consumer. Retries while the host name of the broker cannot be resolved; returns
   * empty if the service stops first.
   */
  private Optional<Consumer<ByteBuffer, ByteBuffer>> open() {
    while (!stoppedAfter(RETRY)) {
      try {
        return Optional.of(new KafkaConsumer<>(ConsumerSettings.of(kafka, config)));
      } catch (KafkaException e) {
        warnings.log("kafka cannot be found, trying again reason=" + causeOf(e));
      }
    }
    return Optional.empty();
  }

  private void consume(Consumer<ByteBuffer, ByteBuffer> consumer) {
    try (consumer;
        var lookup = new TopicLookup(kafka)) {
      var partitions = new PartitionAssignment(consumer, readers, lookup, window.age(), hub);
      var answers = new BrokerLiveness(consumer, partitions::leaders, streamAge);
      findPositions(partitions);
      fillWindow(consumer, partitions);
      serve();
      pollUntilStopped(consumer, partitions, answers);
    }
  }

  private void findPositions(PartitionAssignment partitions) {
    while (!partitions.found() && !stoppedAfter(RETRY)) {
      attempt(partitions::find);
    }
  }

  /**
   * Reads signals that other instances delivered recently, so that their clients can resume here.
   */
  private void fillWindow(
      Consumer<ByteBuffer, ByteBuffer> consumer, PartitionAssignment partitions) {
    long begun = System.nanoTime();
    while (!caughtUp(partitions) && !stoppedAfter(Duration.ZERO)) {
      poll(consumer, partitions);
      if (System.nanoTime() - begun > window.fillTimeout().toNanos()) {
        skipToEnd(partitions);
      }
    }
  }

  private void skipToEnd(PartitionAssignment partitions) {
    try {
      partitions.skipToEnd();
      LOG.warn("the window could not be filled in time, older positions are not recovered");
    } catch (KafkaException e) {
      warnings.log("kafka does not answer, trying again reason=" + e);
    }
  }

  /** Opens admission: clients may connect from now on. */
  private void serve() {
    if (!stoppedAfter(Duration.ZERO)) {
      admission.open();
      ready = true;
    }
  }

  private boolean caughtUp(PartitionAssignment partitions) {
    try {
      return partitions.caughtUp();
    } catch (KafkaException e) {
      warnings.log("kafka does not answer, trying again reason=" + e);
      return stoppedAfter(RETRY);
    }
  }

  private void pollUntilStopped(
      Consumer<ByteBuffer, ByteBuffer> consumer,
      PartitionAssignment partitions,
      BrokerLiveness answers) {
    long refreshed = System.nanoTime();
    while (!stoppedAfter(Duration.ZERO)) {
      poll(consumer, partitions);
      check(answers);
      if (System.nanoTime() - refreshed >= config.partitionRefresh().toNanos()) {
        attempt(partitions::ask);
        refreshed = System.nanoTime();
      }
    }
  }

  private static void check(BrokerLiveness answers) {
    try {
      answers.check();
    } catch (RuntimeException e) {
      LOG.debugf("leaders are not known reason=%s", e.toString());
    }
  }

  private void attempt(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      warnings.log("kafka does not answer, trying again reason=" + e);
    }
  }

  private void poll(Consumer<ByteBuffer, ByteBuffer> consumer, PartitionAssignment partitions) {
    attempt(partitions::takeAnswer);
    try {
      deliver(nextOf(consumer, partitions), partitions);
    } catch (RuntimeException | OutOfMemoryError e) {
      warnings.log("poll failed, trying again reason=" + e);
      stoppedAfter(RETRY);
    }
  }

  private static ConsumerRecords<ByteBuffer, ByteBuffer> nextOf(
      Consumer<ByteBuffer, ByteBuffer> consumer, PartitionAssignment partitions) {
    try {
      return consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      LOG.warnf("kafka no longer has what comes next, going on behind it reason=%s", e.toString());
      partitions.skipLost(e.offsetOutOfRangePartitions());
      return ConsumerRecords.empty();
    }
  }

  private void deliver(
      ConsumerRecords<ByteBuffer, ByteBuffer> records, PartitionAssignment partitions) {
    metrics.lag(partitions.lag());
    long now = System.currentTimeMillis();
    for (TopicPartition partition : records.partitions()) {
      RecordReader reader = partitions.reader(partition);
      dispatcher.accept(reader, records.records(partition), now);
      dispatcher.settle(now);
    }
    records.nextOffsets().forEach((partition, next) -> passed(partitions.reader(partition), next));
    dispatcher.settle(now);
  }

  private void passed(RecordReader reader, OffsetAndMetadata next) {
    hub.passed(reader.number(), next.offset());
  }

  private static Throwable causeOf(KafkaException failure) {
    return failure.getCause() == null ? failure : failure.getCause();
  }

  private boolean stoppedAfter(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}

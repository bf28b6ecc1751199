package io.heliograph.signals.consumer;

import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.hub.HubMetrics;
import io.heliograph.signals.limits.DirectMemory;
import io.heliograph.signals.partitions.PartitionAssignment;
import io.heliograph.signals.records.RecordReader;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Finds the positions to start at, fills the replay window, and then delivers records until the
 * service stops. Failures of Kafka are logged and retried. For the consuming thread only.
 */
final class RecordLoop {
  private static final Logger LOG = Logger.getLogger(RecordLoop.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Consumer<ByteBuffer, ByteBuffer> consumer;
  private final PartitionAssignment partitions;
  private final RecordDispatcher dispatcher;
  private final Hub hub;
  private final HubMetrics metrics;
  private final StopSignal stop;
  private final RepeatedWarning warnings = new RepeatedWarning(LOG);

  RecordLoop(
      Consumer<ByteBuffer, ByteBuffer> consumer,
      PartitionAssignment partitions,
      RecordDispatcher dispatcher,
      Hub hub,
      HubMetrics metrics,
      StopSignal stop) {
    this.consumer = consumer;
    this.partitions = partitions;
    this.dispatcher = dispatcher;
    this.hub = hub;
    this.metrics = metrics;
    this.stop = stop;
  }

  void findPositions() {
    while (!partitions.found() && !stop.isSetWithin(StopSignal.RETRY)) {
      attempt(partitions::find);
    }
  }

  /**
   * Reads signals that other instances delivered recently, so that their clients can resume here.
   *
   * @param timeout after which it skips to the end
   */
  void fillWindow(Duration timeout) {
    long begun = System.nanoTime();
    while (!caughtUp() && !stop.isSet()) {
      poll();
      if (System.nanoTime() - begun > timeout.toNanos()) {
        skipToEnd();
      }
    }
  }

  /**
   * Delivers records.
   *
   * @param liveness checked after each poll
   * @param refresh interval at which new partitions are looked up
   */
  void run(BrokerLiveness liveness, Duration refresh) {
    long refreshed = System.nanoTime();
    while (!stop.isSet()) {
      poll();
      check(liveness);
      if (System.nanoTime() - refreshed >= refresh.toNanos()) {
        attempt(partitions::requestSnapshot);
        refreshed = System.nanoTime();
      }
    }
  }

  private boolean caughtUp() {
    try {
      return partitions.caughtUp();
    } catch (KafkaException e) {
      warnings.log("kafka does not answer, trying again reason=" + e);
      return stop.isSetWithin(StopSignal.RETRY);
    }
  }

  private void skipToEnd() {
    try {
      partitions.skipToEnd();
      LOG.warn("the window could not be filled in time, older positions are not recovered");
    } catch (KafkaException e) {
      warnings.log("kafka does not answer, trying again reason=" + e);
    }
  }

  private void poll() {
    attempt(partitions::takeSnapshot);
    try {
      deliver(next());
    } catch (RuntimeException e) {
      warnings.log("poll failed, trying again reason=" + e);
      boolean _ = stop.isSetWithin(StopSignal.RETRY);
    }
  }

  private ConsumerRecords<ByteBuffer, ByteBuffer> next() {
    try {
      return DirectMemory.use(() -> consumer.poll(POLL));
    } catch (OffsetOutOfRangeException e) {
      LOG.warnf(
          "records were deleted before they were read, continuing after them reason=%s",
          e.toString());
      partitions.skipLost(e.offsetOutOfRangePartitions());
      return ConsumerRecords.empty();
    }
  }

  private void deliver(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
    metrics.lag(partitions.lag());
    long now = System.currentTimeMillis();
    for (TopicPartition partition : records.partitions()) {
      RecordReader reader = partitions.reader(partition);
      dispatcher.accept(reader, records.records(partition), now);
      dispatcher.settle(now);
    }
    records.nextOffsets().forEach(this::passed);
    dispatcher.settle(now);
  }

  private void passed(TopicPartition partition, OffsetAndMetadata next) {
    hub.passed(partitions.reader(partition).number(), next.offset());
  }

  private void attempt(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      warnings.log("kafka does not answer, trying again reason=" + e);
    }
  }

  private static void check(BrokerLiveness liveness) {
    try {
      liveness.check();
    } catch (RuntimeException e) {
      LOG.debugf("leaders are not known reason=%s", e.toString());
    }
  }
}

package io.heliograph.signals.consumer;

import io.heliograph.signals.hub.Backpressure;
import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.hub.Hub.Delivered;
import io.heliograph.signals.hub.HubMetrics;
import io.heliograph.signals.records.ReadResult;
import io.heliograph.signals.records.RecordReader;
import io.heliograph.signals.replay.Signal;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Delivers each record to its listeners, or drops and counts it. For the consuming thread only. */
@Singleton
final class RecordDispatcher {
  private static final Logger LOG = Logger.getLogger(RecordDispatcher.class);

  private final Hub hub;
  private final HubMetrics metrics;
  private final Backpressure backpressure;
  private final Burst burst = new Burst();
  private int delivered;
  private long offered;

  RecordDispatcher(Hub hub, HubMetrics metrics, Backpressure backpressure) {
    this.hub = hub;
    this.metrics = metrics;
    this.backpressure = backpressure;
  }

  /** Dispatches records of one partition in order. Parses them before acquiring the hub lock. */
  void accept(RecordReader reader, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long now) {
    var signals = new ArrayList<Signal>(records.size());
    for (ConsumerRecord<ByteBuffer, ByteBuffer> record : records) {
      switch (read(reader, record, now)) {
        case ReadResult.Deliver(Signal signal) -> signals.add(signal);
        case ReadResult.Drop why -> metrics.dropped(why);
      }
    }
    deliver(signals);
  }

  private void deliver(List<Signal> signals) {
    int next = 0;
    while (next < signals.size()) {
      awaitListeners(signals.get(next));
      Delivered done = hub.deliver(signals.subList(next, signals.size()), burst.room());
      next += done.count();
      count(done, signals.get(next - 1));
    }
  }

  private void count(Delivered done, Signal last) {
    delivered += done.count() - done.failed();
    if (done.listeners() > 0) {
      offered += done.listeners();
      burst.add(done.listeners(), last.size());
    }
  }

  /**
   * Settles the hub and updates the delivery counters. Counts are batched, because incrementing a
   * counter costs more than looking up listeners.
   */
  void settle(long now) {
    resumeWaiting(now);
    metrics.delivered(delivered, offered);
    delivered = 0;
    offered = 0;
  }

  /** Logs failures: a failure here must not prevent the delivery of the next record. */
  private void resumeWaiting(long now) {
    try {
      hub.settle(now);
    } catch (RuntimeException e) {
      LOG.warnf(e, "waiting resumptions were not checked, trying again with the next records");
    }
  }

  /**
   * Waits for the event loops if the signal would make the burst too large. The caller must not
   * hold the hub lock, because the event loops may need it.
   */
  private void awaitListeners(Signal next) {
    if (!burst.hasRoomFor(next.size())) {
      backpressure.await();
      burst.clear();
    }
  }

  private static ReadResult read(
      RecordReader reader, ConsumerRecord<ByteBuffer, ByteBuffer> record, long now) {
    try {
      return reader.read(record, now);
    } catch (RuntimeException e) {
      return failed(record, e);
    }
  }

  private static ReadResult.Drop failed(ConsumerRecord<?, ?> record, Throwable reason) {
    LOG.warnf(
        reason,
        "signal dropped topic=%s partition=%d offset=%d",
        record.topic(),
        record.partition(),
        record.offset());
    return ReadResult.Drop.FAILED;
  }
}

package io.heliograph.signals.consumer;

import io.heliograph.signals.hub.Backpressure;
import io.heliograph.signals.hub.Hub;
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
    var all = new ArrayList<Arrival>(records.size());
    records.forEach(record -> all.add(new Arrival(record, read(reader, record, now))));
    int next = 0;
    while (next < all.size()) {
      awaitListeners(all.get(next));
      int first = next;
      next = hub.inOneStep(() -> skipUntilDelivered(reader, all, first));
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
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warnf(e, "the window was not settled, it will be with the next records");
    }
  }

  /**
   * Waits for the event loops if the record would make the burst too large. The caller must not
   * hold the hub lock, because the event loops may need it.
   */
  private void awaitListeners(Arrival next) {
    if (!burst.hasRoomFor(next.size())) {
      backpressure.await();
      burst.clear();
    }
  }

  /**
   * Dispatches records up to and including the first one that has listeners, or until the burst is
   * full. Acquiring the hub lock costs more than dispatching a record without listeners, so these
   * share one acquisition. Returns the index of the next record.
   */
  private int skipUntilDelivered(RecordReader reader, List<Arrival> all, int first) {
    int next = first;
    int listeners;
    do {
      listeners = pass(reader, all.get(next));
      next++;
    } while (listeners == 0 && next < all.size() && burst.hasRoomFor(all.get(next).size()));
    return next;
  }

  private static ReadResult read(
      RecordReader reader, ConsumerRecord<ByteBuffer, ByteBuffer> record, long now) {
    try {
      return reader.read(record, now);
    } catch (RuntimeException | OutOfMemoryError e) {
      return failed(record, e);
    }
  }

  /** Dispatches a record and returns the number of its listeners. */
  private int pass(RecordReader reader, Arrival arrival) {
    try {
      return switch (arrival.reading()) {
        case ReadResult.Deliver(Signal signal) -> deliver(signal);
        case ReadResult.Drop why -> drop(reader, arrival.record(), why);
      };
    } catch (RuntimeException | OutOfMemoryError e) {
      return drop(reader, arrival.record(), failed(arrival.record(), e));
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

  private int deliver(Signal signal) {
    int listeners = hub.deliver(signal);
    delivered++;
    if (listeners > 0) {
      offered += listeners;
      burst.add(listeners, signal.message().remaining());
    }
    return listeners;
  }

  private int drop(RecordReader reader, ConsumerRecord<?, ?> record, ReadResult.Drop why) {
    hub.skip(reader.number(), record.offset());
    metrics.dropped(why);
    return 0;
  }

  private record Arrival(ConsumerRecord<?, ?> record, ReadResult reading) {
    int size() {
      return record.serializedValueSize();
    }
  }
}

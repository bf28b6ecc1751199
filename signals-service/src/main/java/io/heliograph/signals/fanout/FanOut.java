package io.heliograph.signals.fanout;

import io.heliograph.signals.recovery.Signal;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes one record after the other to its listeners, or drops and counts it. For the consuming
 * thread only.
 */
@Singleton
final class FanOut {
  private static final Logger LOG = Logger.getLogger(FanOut.class);

  private final Hub hub;
  private final FanOutMetrics metrics;
  private final Pace pace;
  private final Burst burst = new Burst();
  private int delivered;
  private long offered;

  FanOut(Hub hub, FanOutMetrics metrics, Pace pace) {
    this.hub = hub;
    this.metrics = metrics;
    this.pace = pace;
  }

  /** Records of one partition, in their order. */
  void accept(Feed feed, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long now) {
    int next = 0;
    while (next < records.size()) {
      keepPace(records.get(next));
      int first = next;
      next = hub.together(() -> acceptUntilHeard(feed, records, first, now));
    }
  }

  /** Counts what was delivered; a counter costs more than a look-up. */
  void settle(long now) {
    letOthersCatchUp(now);
    metrics.delivered(delivered, offered);
    delivered = 0;
    offered = 0;
  }

  /** Nothing that goes wrong here may keep the next record from its listeners. */
  private void letOthersCatchUp(long now) {
    try {
      hub.settle(now);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warnf(e, "the window was not settled, it will be with the next records");
    }
  }

  /** Before what would make the burst too large; whoever is waited for may need the hub. */
  private void keepPace(ConsumerRecord<?, ?> next) {
    if (!burst.hasRoomFor(next.serializedValueSize())) {
      pace.await();
      burst.clear();
    }
  }

  /**
   * To take the hub costs more than all that is done with a record without listeners, so these pass
   * together, up to one that has some. Answers how many were accepted of all.
   */
  private int acceptUntilHeard(
      Feed feed, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, int first, long now) {
    int next = first;
    int listeners;
    do {
      listeners = accept(feed, records.get(next), now);
      next++;
    } while (listeners == 0
        && next < records.size()
        && burst.hasRoomFor(records.get(next).serializedValueSize()));
    return next;
  }

  /** How many listeners it had. */
  private int accept(Feed feed, ConsumerRecord<ByteBuffer, ByteBuffer> record, long now) {
    try {
      return switch (feed.read(record, now)) {
        case Reading.Deliver(Signal signal) -> deliver(signal);
        case Reading.Drop why -> drop(feed, record, why);
      };
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warnf(
          e,
          "signal dropped topic=%s partition=%d offset=%d",
          record.topic(),
          record.partition(),
          record.offset());
      return drop(feed, record, Reading.Drop.FAILED);
    }
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

  private int drop(Feed feed, ConsumerRecord<?, ?> record, Reading.Drop why) {
    hub.skip(feed.number(), record.offset());
    metrics.dropped(why);
    return 0;
  }
}

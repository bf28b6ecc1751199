package io.heliograph.signals.fanout;

import io.heliograph.signals.recovery.Signal;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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

  /** Records of one partition, in their order. Nobody waits for the hub while they are read. */
  void accept(Feed feed, List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long now) {
    var all = new ArrayList<Arrival>(records.size());
    records.forEach(record -> all.add(new Arrival(record, read(feed, record, now))));
    int next = 0;
    while (next < all.size()) {
      keepPace(all.get(next));
      int first = next;
      next = hub.together(() -> passUntilHeard(feed, all, first));
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
  private void keepPace(Arrival next) {
    if (!burst.hasRoomFor(next.size())) {
      pace.await();
      burst.clear();
    }
  }

  /**
   * To take the hub costs more than all that is done with a record without listeners, so these pass
   * together, up to one that has some. Answers how many have passed of all.
   */
  private int passUntilHeard(Feed feed, List<Arrival> all, int first) {
    int next = first;
    int listeners;
    do {
      listeners = pass(feed, all.get(next));
      next++;
    } while (listeners == 0 && next < all.size() && burst.hasRoomFor(all.get(next).size()));
    return next;
  }

  private static Reading read(Feed feed, ConsumerRecord<ByteBuffer, ByteBuffer> record, long now) {
    try {
      return feed.read(record, now);
    } catch (RuntimeException | OutOfMemoryError e) {
      return failed(record, e);
    }
  }

  /** How many listeners it had. */
  private int pass(Feed feed, Arrival arrival) {
    try {
      return switch (arrival.reading()) {
        case Reading.Deliver(Signal signal) -> deliver(signal);
        case Reading.Drop why -> drop(feed, arrival.record(), why);
      };
    } catch (RuntimeException | OutOfMemoryError e) {
      return drop(feed, arrival.record(), failed(arrival.record(), e));
    }
  }

  private static Reading.Drop failed(ConsumerRecord<?, ?> record, Throwable reason) {
    LOG.warnf(
        reason,
        "signal dropped topic=%s partition=%d offset=%d",
        record.topic(),
        record.partition(),
        record.offset());
    return Reading.Drop.FAILED;
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

  private record Arrival(ConsumerRecord<?, ?> record, Reading reading) {
    int size() {
      return record.serializedValueSize();
    }
  }
}

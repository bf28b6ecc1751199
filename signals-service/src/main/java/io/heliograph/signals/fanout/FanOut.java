package io.heliograph.signals.fanout;

import io.heliograph.signals.recovery.Signal;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes one record after the other to its listeners, or drops and counts it. For the consuming
 * thread only.
 */
@Singleton
final class FanOut {
  private static final Logger LOG = Logger.getLogger(FanOut.class);

  /** What may be offered at once: much less than may wait for one reader. */
  private static final int BURST_FRAMES = 50_000;

  private static final int BURST_RECORDS = 256;
  private static final int BURST_BYTES = 256 * 1024;

  private final Hub hub;
  private final FanOutMetrics metrics;
  private final Pace pace;
  private int delivered;
  private long offered;
  private int frames;
  private int records;
  private int bytes;

  FanOut(Hub hub, FanOutMetrics metrics, Pace pace) {
    this.hub = hub;
    this.metrics = metrics;
    this.pace = pace;
  }

  void accept(Feed feed, ConsumerRecord<ByteBuffer, ByteBuffer> record, long now) {
    try {
      switch (feed.read(record, now)) {
        case Reading.Deliver(Signal signal) -> deliver(signal);
        case Reading.Drop why -> drop(feed, record, why);
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      drop(feed, record, Reading.Drop.FAILED);
      LOG.warnf(
          e,
          "signal dropped topic=%s partition=%d offset=%d",
          record.topic(),
          record.partition(),
          record.offset());
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

  private void deliver(Signal signal) {
    int size = signal.message().remaining();
    keepPace(size);
    int listeners = hub.deliver(signal);
    delivered++;
    offered += listeners;
    if (listeners > 0) {
      frames += listeners;
      bytes += size;
      records++;
    }
  }

  /** Before what would make the burst too large. */
  private void keepPace(int size) {
    if (frames >= BURST_FRAMES || records >= BURST_RECORDS || bytes + size > BURST_BYTES) {
      if (records > 0) {
        pace.await();
      }
      frames = 0;
      records = 0;
      bytes = 0;
    }
  }

  private void drop(Feed feed, ConsumerRecord<?, ?> record, Reading.Drop why) {
    hub.skip(feed.number(), record.offset());
    metrics.dropped(why);
  }
}

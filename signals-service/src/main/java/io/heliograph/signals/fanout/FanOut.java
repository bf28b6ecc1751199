package io.heliograph.signals.fanout;

import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Takes one record to its listeners, or drops and counts it. For the consuming thread only. */
@Singleton
final class FanOut {
  private static final Logger LOG = Logger.getLogger(FanOut.class);

  private final Hub hub;
  private final FanOutMetrics metrics;
  private final RecordGate gate = new RecordGate();

  FanOut(Hub hub, FanOutMetrics metrics) {
    this.hub = hub;
    this.metrics = metrics;
  }

  void accept(ConsumerRecord<byte[], byte[]> record) {
    try {
      switch (gate.check(record)) {
        case PASS -> Signal.of(record).ifPresentOrElse(this::deliver, () -> drop("malformed"));
        case MALFORMED -> drop("malformed");
        case STALE -> drop("stale");
        case REPEATED -> drop("repeated");
      }
    } catch (RuntimeException e) {
      drop("failed");
      LOG.warnf(
          e,
          "signal dropped topic=%s partition=%d offset=%d",
          record.topic(),
          record.partition(),
          record.offset());
    }
  }

  private void deliver(Signal signal) {
    metrics.delivered(hub.deliver(signal));
  }

  private void drop(String reason) {
    metrics.dropped(reason);
  }
}

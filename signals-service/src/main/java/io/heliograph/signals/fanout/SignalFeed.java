package io.heliograph.signals.fanout;

import io.heliograph.signals.recovery.Address;
import io.heliograph.signals.recovery.Signal;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records whose headers say where they go. */
final class SignalFeed implements Feed {
  private final int number;
  private final RecordGate gate = new RecordGate();

  SignalFeed(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public Reading read(ConsumerRecord<ByteBuffer, ByteBuffer> record, long now) {
    Routing routing = Routing.of(record.headers());
    return switch (gate.check(routing)) {
      case PASS -> signal(record, routing, Math.min(record.timestamp(), now));
      case MALFORMED -> Reading.Drop.MALFORMED;
      case STALE -> Reading.Drop.STALE;
      case REPEATED -> Reading.Drop.REPEATED;
    };
  }

  private Reading signal(
      ConsumerRecord<ByteBuffer, ByteBuffer> record, Routing routing, long time) {
    Address address = routing.address();
    @Nullable ByteBuffer message = record.value();
    return address == null || message == null || !message.hasRemaining()
        ? Reading.Drop.MALFORMED
        : new Reading.Deliver(
            new Signal(number, record.offset(), time, routing.id(), address, message));
  }
}

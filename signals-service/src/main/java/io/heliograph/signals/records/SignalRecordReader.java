package io.heliograph.signals.records;

import io.heliograph.signals.replay.Address;
import io.heliograph.signals.replay.Signal;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records whose headers contain the channel and the recipient. */
public final class SignalRecordReader implements RecordReader {
  private final int number;
  private final FencingFilter fencing = new FencingFilter();

  public SignalRecordReader(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public ReadResult read(ConsumerRecord<ByteBuffer, ByteBuffer> record, long now) {
    RecordHeaders routing = RecordHeaders.of(record.headers());
    return switch (fencing.check(routing)) {
      case PASS -> signal(record, routing, Math.min(record.timestamp(), now));
      case MALFORMED -> ReadResult.Drop.MALFORMED;
      case STALE -> ReadResult.Drop.STALE;
      case REPEATED -> ReadResult.Drop.REPEATED;
    };
  }

  private ReadResult signal(
      ConsumerRecord<ByteBuffer, ByteBuffer> record, RecordHeaders routing, long time) {
    Address address = routing.address();
    @Nullable ByteBuffer message = record.value();
    return address == null || message == null || !message.hasRemaining()
        ? ReadResult.Drop.MALFORMED
        : new ReadResult.Deliver(
            new Signal(number, record.offset(), time, routing.id(), address, message));
  }
}

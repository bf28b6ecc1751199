package io.heliograph.signals.records;

import io.heliograph.signals.replay.Address;
import io.heliograph.signals.replay.Signal;
import io.heliograph.signals.sources.SourcedSignal;
import io.heliograph.signals.sources.Sources;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of another producer's topic. Their signals have no id. */
final class SourceRecordReader implements RecordReader {
  private final int number;
  private final Sources sources;

  SourceRecordReader(int number, Sources sources) {
    this.number = number;
    this.sources = sources;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public ReadResult read(ConsumerRecord<ByteBuffer, ByteBuffer> record, long now) {
    long time = Math.min(record.timestamp(), now);
    return sources
        .read(record)
        .<ReadResult>map(signal -> new ReadResult.Deliver(signal(record, signal, time)))
        .orElse(ReadResult.Drop.MALFORMED);
  }

  private Signal signal(ConsumerRecord<?, ?> record, SourcedSignal signal, long time) {
    var address = Address.of(signal.channel(), signal.recipient());
    return new Signal(number, record.offset(), time, null, address, signal.message());
  }
}

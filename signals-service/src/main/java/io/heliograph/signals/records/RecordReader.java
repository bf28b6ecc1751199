package io.heliograph.signals.records;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One partition, and what its records say. */
public interface RecordReader {

  /** Of the partition, in positions. */
  int number();

  /**
   * What the record is.
   *
   * @param now in milliseconds: what says that it happened later happened now
   */
  ReadResult read(ConsumerRecord<ByteBuffer, ByteBuffer> record, long now);
}

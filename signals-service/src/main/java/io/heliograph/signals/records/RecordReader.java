package io.heliograph.signals.records;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the records of one partition. */
public interface RecordReader {

  /** Returns the number of the partition in positions. */
  int number();

  /**
   * Returns the signal of the record, or the reason to drop it.
   *
   * @param now current time in milliseconds; it replaces a later timestamp of a record
   */
  ReadResult read(ConsumerRecord<ByteBuffer, ByteBuffer> record, long now);
}

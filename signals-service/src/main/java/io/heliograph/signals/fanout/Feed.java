package io.heliograph.signals.fanout;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One partition, and what its records say. */
interface Feed {

  /** Of the partition, in positions. */
  int number();

  /**
   * What the record is.
   *
   * @param now in milliseconds: what says that it happened later happened now
   */
  Reading read(ConsumerRecord<ByteBuffer, ByteBuffer> record, long now);
}

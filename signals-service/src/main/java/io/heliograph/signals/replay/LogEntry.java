package io.heliograph.signals.replay;

import java.nio.ByteBuffer;

/**
 * The header of a signal in the log, followed by its address, id and message.
 *
 * @param previous log offset of the previous entry of its chain
 * @param number count of signals that were read before it
 * @param channel length of the channel name
 * @param recipient length of the recipient name
 * @param id length of the id, or {@link #NO_ID}
 * @param message length of the message
 */
record LogEntry(
    long previous,
    long number,
    long offset,
    long time,
    int partition,
    int channel,
    int recipient,
    int id,
    int message) {
  static final int SIZE = 4 * Long.BYTES + 5 * Integer.BYTES;

  private static final int NO_ID = -1;

  static LogEntry of(Signal signal, long previous, long number) {
    return new LogEntry(
        previous,
        number,
        signal.offset(),
        signal.time(),
        signal.partition(),
        signal.address().channel().length(),
        signal.address().recipient().length(),
        signal.id() == null ? NO_ID : signal.id().length,
        signal.message().remaining());
  }

  static LogEntry read(ByteBuffer bytes) {
    return new LogEntry(
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getInt(),
        bytes.getInt(),
        bytes.getInt(),
        bytes.getInt(),
        bytes.getInt());
  }

  void write(ByteBuffer bytes) {
    bytes
        .putLong(previous)
        .putLong(number)
        .putLong(offset)
        .putLong(time)
        .putInt(partition)
        .putInt(channel)
        .putInt(recipient)
        .putInt(id)
        .putInt(message);
  }

  /** Returns the length of the header with the address, id and message. */
  long length() {
    return (long) beforeMessage() + message;
  }

  boolean isFor(Address address, ByteLog log, long logOffset) {
    return channel == address.channel().length()
        && recipient == address.recipient().length()
        && address.isAt(logOffset + SIZE, log);
  }

  /** Returns the signal of the entry at this log offset, which must be for this address. */
  Signal signal(ByteLog log, long logOffset, Address address) {
    byte[] name = id == NO_ID ? null : log.read(logOffset + beforeId(), id);
    var content = ByteBuffer.wrap(log.read(logOffset + beforeMessage(), message));
    return new Signal(partition, offset, time, name, address, content);
  }

  private int beforeId() {
    return SIZE + channel + recipient;
  }

  private int beforeMessage() {
    return beforeId() + Math.max(id, 0);
  }
}

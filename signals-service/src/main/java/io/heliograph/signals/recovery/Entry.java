package io.heliograph.signals.recovery;

import java.nio.ByteBuffer;

/**
 * What lies in the ring before the id and the message of a signal.
 *
 * @param backlog the number of its backlog
 * @param previous where the one before it in that backlog lay
 * @param id length of the id, or {@link #NO_ID}
 */
record Entry(
    int backlog, long previous, int partition, long offset, long time, int id, int message) {
  static final int SIZE = 4 * Integer.BYTES + 3 * Long.BYTES;

  private static final int NO_ID = -1;

  static Entry of(Signal signal, Backlog backlog) {
    return new Entry(
        backlog.number(),
        backlog.newest(),
        signal.partition(),
        signal.offset(),
        signal.time(),
        signal.id() == null ? NO_ID : signal.id().length,
        signal.message().length);
  }

  /** Of the entry with all that belongs to it. */
  static long lengthOf(Signal signal) {
    int id = signal.id() == null ? 0 : signal.id().length;
    return (long) SIZE + id + signal.message().length;
  }

  /**
   * The entry at that place.
   *
   * @param room for {@link #SIZE} bytes, which are overwritten
   */
  static Entry read(Ring ring, long place, ByteBuffer room) {
    ring.read(place, room.clear());
    room.flip();
    return new Entry(
        room.getInt(),
        room.getLong(),
        room.getInt(),
        room.getLong(),
        room.getLong(),
        room.getInt(),
        room.getInt());
  }

  /** With the signal; answers the place behind it. */
  long write(Signal signal, Ring ring, long place, ByteBuffer room) {
    room.clear();
    room.putInt(backlog)
        .putLong(previous)
        .putInt(partition)
        .putLong(offset)
        .putLong(time)
        .putInt(id)
        .putInt(message);
    ring.write(place, room.flip());
    if (signal.id() != null) {
      ring.write(place + SIZE, ByteBuffer.wrap(signal.id()));
    }
    ring.write(place + SIZE + idLength(), ByteBuffer.wrap(signal.message()));
    return place + length();
  }

  /** With all that belongs to it. */
  long length() {
    return (long) SIZE + idLength() + message;
  }

  Signal signal(Ring ring, long place, Backlog of) {
    byte[] name = id == NO_ID ? null : ring.read(place + SIZE, id);
    byte[] content = ring.read(place + SIZE + idLength(), message);
    return new Signal(partition, offset, time, name, of.channel(), of.recipient(), content);
  }

  private int idLength() {
    return Math.max(id, 0);
  }
}

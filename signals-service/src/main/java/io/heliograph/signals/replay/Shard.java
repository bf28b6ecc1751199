package io.heliograph.signals.replay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The signals of some channels in the order in which they were read, and the offsets from which on
 * they are complete. The oldest segment is evicted as a whole, without reading it.
 */
final class Shard {
  private static final int SEGMENTS = 64;

  private final ByteLog log;
  private final AddressIndex index;
  private final Coverage coverage;
  private final long maxBytes;
  private final long maxMillis;
  private final byte[] room = new byte[LogEntry.SIZE];

  /** Newest first. */
  private final Deque<ShardSegment> segments = new ArrayDeque<>();

  /** The offset after the newest signal of this shard, by partition. */
  private long[] next = {};

  private long oldest;

  Shard(ChunkPool chunks, long maxAge, Coverage coverage) {
    this.log = new ByteLog(chunks);
    this.index = new AddressIndex(chunks.capacity());
    this.coverage = coverage;
    this.maxBytes = chunks.capacity() / SEGMENTS;
    this.maxMillis = maxAge / SEGMENTS;
  }

  Coverage coverage() {
    return coverage;
  }

  LogEntry entryOf(Signal signal, long number) {
    return LogEntry.of(signal, index.newest(signal.address()), number);
  }

  /** Returns the number of chunks in use. */
  int chunks() {
    return log.chunks();
  }

  /** Returns the number of additional chunks that the entry requires. */
  int chunksFor(LogEntry entry) {
    return log.chunksFor(entry.length());
  }

  /**
   * Adds an entry. The index is updated last, so that it never refers to an entry that was appended
   * in part because memory ran out.
   */
  void add(LogEntry entry, Signal signal) {
    ShardSegment segment = segmentFor(signal);
    long logOffset = log.end();
    append(entry, signal);
    segment.add(signal);
    index.put(signal.address(), logOffset);
    passed(signal);
  }

  void trim(long oldestTime) {
    while (!segments.isEmpty() && segments.getLast().newest() <= oldestTime) {
      dropOldest();
    }
  }

  void dropOldest() {
    segments.removeLast();
    ShardSegment left = segments.peekLast();
    if (left == null) {
      coverage.forget(new Position(next));
      log.clear();
      oldest = log.end();
    } else {
      coverage.forget(left.passed());
      log.release(left.begin());
      oldest = left.begin();
    }
  }

  /** Collects the signals for this address after the position, until a limit is exceeded. */
  void collect(Position since, Address address, MissedSignals missed) {
    long from = firstAfter(since);
    long logOffset = index.newest(address);
    while (logOffset >= from && missed.takeStep()) {
      LogEntry entry = entryAt(logOffset);
      if (since.next(entry.partition()) <= entry.offset()
          && entry.isFor(address, log, logOffset)
          && missed.hasRoomFor(entry.message())) {
        missed.add(entry.number(), entry.signal(log, logOffset, address));
      }
      logOffset = entry.previous();
    }
  }

  long bytes() {
    return log.end() - oldest;
  }

  int size() {
    return segments.stream().mapToInt(ShardSegment::signals).sum();
  }

  private void passed(Signal signal) {
    if (signal.partition() >= next.length) {
      next = Arrays.copyOf(next, signal.partition() + 1);
    }
    next[signal.partition()] = signal.offset() + 1;
  }

  private ShardSegment segmentFor(Signal signal) {
    ShardSegment newest = segments.peekFirst();
    if (newest == null || newest.ends(signal, log.end(), maxBytes, maxMillis)) {
      newest = new ShardSegment(log.end(), new Position(next), signal.time());
      segments.addFirst(newest);
    }
    return newest;
  }

  private void append(LogEntry entry, Signal signal) {
    entry.write(ByteBuffer.wrap(room));
    log.append(room);
    signal.address().appendTo(log);
    if (signal.id() != null) {
      log.append(signal.id());
    }
    log.append(signal.message());
  }

  private LogEntry entryAt(long logOffset) {
    log.read(logOffset, room);
    return LogEntry.read(ByteBuffer.wrap(room));
  }

  /** Returns a log offset before which no entry lies after the position. */
  private long firstAfter(Position since) {
    for (ShardSegment segment : segments) {
      if (since.reaches(segment.passed())) {
        return segment.begin();
      }
    }
    return oldest;
  }
}

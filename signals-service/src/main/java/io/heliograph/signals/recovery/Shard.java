package io.heliograph.signals.recovery;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The signals of some channels, in the order in which they were read, and since when it has them
 * all. It lets go of its oldest stretch as a whole, without looking at it again.
 */
final class Shard {
  private static final int STRETCHES = 64;

  private final ByteLog log;
  private final Trails trails;
  private final Coverage coverage;
  private final long maxBytes;
  private final long maxMillis;
  private final byte[] room = new byte[Entry.SIZE];

  /** The newest first. */
  private final Deque<Segment> segments = new ArrayDeque<>();

  /** Behind the newest signal of its own, by partition. */
  private long[] next = {};

  private long oldest;

  Shard(Chunks chunks, long maxAge, Coverage coverage) {
    this.log = new ByteLog(chunks);
    this.trails = new Trails(chunks.capacity());
    this.coverage = coverage;
    this.maxBytes = chunks.capacity() / STRETCHES;
    this.maxMillis = maxAge / STRETCHES;
  }

  Coverage coverage() {
    return coverage;
  }

  Entry entryOf(Signal signal, long number) {
    return Entry.of(signal, trails.newest(signal.address()), number);
  }

  /** Chunks that it keeps. */
  int chunks() {
    return log.chunks();
  }

  /** Chunks that it needs to take the entry in. */
  int chunksFor(Entry entry) {
    return log.chunksFor(entry.length());
  }

  /** Nothing leads to what was appended in part, because there was no memory for all of it. */
  void add(Entry entry, Signal signal) {
    Segment segment = segmentFor(signal);
    long place = log.end();
    append(entry, signal);
    segment.add(signal);
    trails.lead(signal.address(), place);
    passed(signal);
  }

  void trim(long oldestTime) {
    while (!segments.isEmpty() && segments.getLast().newest() <= oldestTime) {
      dropOldest();
    }
  }

  void dropOldest() {
    segments.removeLast();
    Segment left = segments.peekLast();
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

  /** Collects what it holds for this address after the position, until that is too much. */
  void collect(Position since, Address address, Missed missed) {
    long from = firstAfter(since);
    long place = trails.newest(address);
    while (place >= from && missed.goesOn()) {
      Entry entry = entryAt(place);
      if (since.next(entry.partition()) <= entry.offset()
          && entry.isFor(address, log, place)
          && missed.hasRoomFor(entry.message())) {
        missed.add(entry.number(), entry.signal(log, place, address));
      }
      place = entry.previous();
    }
  }

  long bytes() {
    return log.end() - oldest;
  }

  int size() {
    return segments.stream().mapToInt(Segment::signals).sum();
  }

  private void passed(Signal signal) {
    if (signal.partition() >= next.length) {
      next = Arrays.copyOf(next, signal.partition() + 1);
    }
    next[signal.partition()] = signal.offset() + 1;
  }

  private Segment segmentFor(Signal signal) {
    Segment newest = segments.peekFirst();
    if (newest == null || newest.ends(signal, log.end(), maxBytes, maxMillis)) {
      newest = new Segment(log.end(), new Position(next), signal.time());
      segments.addFirst(newest);
    }
    return newest;
  }

  private void append(Entry entry, Signal signal) {
    entry.write(ByteBuffer.wrap(room));
    log.append(room);
    signal.address().appendTo(log);
    if (signal.id() != null) {
      log.append(signal.id());
    }
    log.append(signal.message());
  }

  private Entry entryAt(long place) {
    log.read(place, room);
    return Entry.read(ByteBuffer.wrap(room));
  }

  /** No place before it holds anything that comes after the position. */
  private long firstAfter(Position since) {
    for (Segment segment : segments) {
      if (since.reaches(segment.passed())) {
        return segment.begin();
      }
    }
    return oldest;
  }
}

package io.heliograph.signals.recovery;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * What was read lately, in the order in which it was read; bounded by bytes and by age. It lets go
 * of the oldest stretch as a whole, without looking at it again.
 */
public final class Window {
  private static final int STRETCHES = 64;

  private final Ring ring;
  private final Trails trails;
  private final long maxAge;
  private final byte[] room = new byte[Entry.SIZE];

  /** The newest first. */
  private final Deque<Segment> segments = new ArrayDeque<>();

  private long[] complete = {};
  private long oldest;

  /** With a size or an age of zero it holds nothing. */
  public Window(long maxBytes, Duration maxAge) {
    this.ring = new Ring(maxBytes);
    this.trails = new Trails(ring.capacity());
    this.maxAge = maxAge.toMillis();
  }

  /** The partition is read from this offset on. */
  public void begin(int partition, long offset) {
    complete = Arrays.copyOf(complete, Math.max(complete.length, partition + 1));
    complete[partition] = offset;
  }

  /**
   * In place of the oldest ones. What is too large for all of the window is not kept.
   *
   * @param passed how far this instance had come before this signal
   */
  public void add(Signal signal, Supplier<Position> passed) {
    Entry entry = Entry.of(signal, trails.newest(signal.address()));
    if (entry.length() > ring.capacity()) {
      forget(signal.partition(), signal.offset() + 1);
      return;
    }
    while (bytes() + entry.length() > ring.capacity()) {
      dropOldest(passed);
    }
    segmentFor(signal, passed).add(signal);
    trails.lead(signal.address(), ring.end());
    append(entry, signal);
  }

  /**
   * Lets go of what is too old.
   *
   * @param passed how far this instance has come
   */
  public void trim(long now, Supplier<Position> passed) {
    while (!segments.isEmpty() && segments.getLast().newest() <= now - maxAge) {
      dropOldest(passed);
    }
  }

  /** The partition's topic no longer exists: no earlier position is covered. */
  public void retire(int partition) {
    complete[partition] = Long.MAX_VALUE;
  }

  /** Whether it holds everything that comes after the position; false before anything is read. */
  public boolean covers(Position since) {
    if (complete.length == 0) {
      return false;
    }
    for (int partition = 0; partition < complete.length; partition++) {
      if (since.next(partition) < complete[partition]) {
        return false;
      }
    }
    return true;
  }

  /** Collects what it holds for this address after the position, until that is too much. */
  public void collect(Position since, Address address, Missed missed) {
    long from = firstAfter(since);
    long place = trails.newest(address);
    while (place >= from && missed.goesOn()) {
      Entry entry = entryAt(place);
      if (since.next(entry.partition()) <= entry.offset()
          && entry.isFor(address, ring, place)
          && missed.hasRoomFor(entry.message())) {
        missed.add(place, entry.signal(ring, place, address));
      }
      place = entry.previous();
    }
  }

  public long bytes() {
    return ring.end() - oldest;
  }

  public int size() {
    return segments.stream().mapToInt(Segment::signals).sum();
  }

  private Segment segmentFor(Signal signal, Supplier<Position> passed) {
    Segment newest = segments.peekFirst();
    if (newest == null
        || newest.ends(signal, ring.end(), ring.capacity() / STRETCHES, maxAge / STRETCHES)) {
      newest = new Segment(ring.end(), passed.get(), signal.time());
      segments.addFirst(newest);
    }
    return newest;
  }

  private void append(Entry entry, Signal signal) {
    entry.write(ByteBuffer.wrap(room));
    ring.append(room);
    signal.address().appendTo(ring);
    if (signal.id() != null) {
      ring.append(signal.id());
    }
    ring.append(signal.message());
  }

  private Entry entryAt(long place) {
    ring.read(place, room);
    return Entry.read(ByteBuffer.wrap(room));
  }

  private void dropOldest(Supplier<Position> passed) {
    segments.removeLast();
    Segment next = segments.peekLast();
    oldest = next == null ? ring.end() : next.begin();
    Position gone = next == null ? passed.get() : next.passed();
    for (int partition = 0; partition < complete.length; partition++) {
      forget(partition, gone.next(partition));
    }
  }

  /** What comes after a gap may be complete from further on already. */
  private void forget(int partition, long next) {
    complete[partition] = Math.max(complete[partition], next);
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

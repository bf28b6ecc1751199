package io.heliograph.signals.recovery;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Supplier;

/** What was read lately, in the order in which it was read; bounded by bytes and by age. */
public final class Window {
  /** A reader who comes back walks through at most so many more than there are for it. */
  private static final int BETWEEN_MARKS = 1_000;

  private final Ring ring;
  private final Trails trails;
  private final long maxAge;
  private final byte[] room = new byte[Entry.SIZE];
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long[] complete = {};
  private long oldest;
  private int size;
  private int sinceMark;

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

  /** In place of the oldest ones. What is too large for all of the window is not kept. */
  public void add(Signal signal) {
    Entry entry = Entry.of(signal, trails.newest(signal.address()));
    if (entry.length() > ring.capacity()) {
      forget(signal.partition(), signal.offset());
      return;
    }
    makeRoomFor(entry);
    trails.lead(signal.address(), ring.end());
    append(entry, signal);
  }

  /** Lets go of what is too old. */
  public void trim(long now) {
    while (size > 0 && entryAt(oldest).time() <= now - maxAge) {
      dropOldest();
    }
  }

  /** To be told of now and then: everything before here was passed at that position. */
  public void mark(Supplier<Position> now) {
    if (sinceMark >= BETWEEN_MARKS) {
      marks.addFirst(new Mark(ring.end(), now.get()));
      sinceMark = 0;
    }
  }

  /** Whether it holds everything that comes after the position. */
  public boolean covers(Position since) {
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
    return size;
  }

  private void makeRoomFor(Entry entry) {
    while (bytes() + entry.length() > ring.capacity()) {
      dropOldest();
    }
  }

  private void append(Entry entry, Signal signal) {
    entry.write(ByteBuffer.wrap(room));
    ring.append(room);
    signal.address().appendTo(ring);
    if (signal.id() != null) {
      ring.append(signal.id());
    }
    ring.append(signal.message());
    size++;
    sinceMark++;
  }

  /** What comes after a gap may be complete from further on already. */
  private void forget(int partition, long offset) {
    complete[partition] = Math.max(complete[partition], offset + 1);
  }

  private Entry entryAt(long place) {
    ring.read(place, room);
    return Entry.read(ByteBuffer.wrap(room));
  }

  private void dropOldest() {
    Entry entry = entryAt(oldest);
    forget(entry.partition(), entry.offset());
    oldest += entry.length();
    size--;
    while (!marks.isEmpty() && marks.getLast().place() < oldest) {
      marks.removeLast();
    }
  }

  /** No place before it holds anything that comes after the position. */
  private long firstAfter(Position since) {
    for (Mark mark : marks) {
      if (since.reaches(mark.position())) {
        return mark.place();
      }
    }
    return oldest;
  }

  private record Mark(long place, Position position) {}
}

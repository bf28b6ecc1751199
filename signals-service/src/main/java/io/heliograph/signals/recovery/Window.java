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
  private final long maxAge;
  private final ByteBuffer room = ByteBuffer.allocate(Entry.SIZE);
  private final Backlogs backlogs = new Backlogs();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long[] complete = {};
  private long oldest;
  private long end;
  private int size;
  private int sinceMark;

  /** With a size or an age of zero it holds nothing. */
  public Window(long maxBytes, Duration maxAge) {
    this.ring = new Ring(maxBytes);
    this.maxAge = maxAge.toMillis();
  }

  /** The partition is read from this offset on. */
  public void begin(int partition, long offset) {
    complete = Arrays.copyOf(complete, Math.max(complete.length, partition + 1));
    complete[partition] = offset;
  }

  /** Lets go of the oldest ones; before the signal's backlog is looked for, which may end here. */
  public void makeRoomFor(Signal signal) {
    while (size > 0 && bytes() + Entry.lengthOf(signal) > ring.capacity()) {
      dropOldest();
    }
  }

  /** There is room for it. What is too large for all of the window is not kept. */
  public void add(Signal signal, Backlog backlog) {
    if (Entry.lengthOf(signal) > ring.capacity()) {
      forget(signal.partition(), signal.offset());
    } else {
      write(signal, backlog);
    }
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
      marks.addFirst(new Mark(end, now.get()));
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

  /** Collects what it holds of this backlog after the position, until that is too much. */
  public void collect(Position since, Backlog backlog, Missed missed) {
    long from = firstAfter(since);
    long place = backlog.newest();
    while (place >= from && missed.goesOn()) {
      Entry entry = entryAt(place);
      if (since.next(entry.partition()) <= entry.offset() && missed.hasRoomFor(entry.message())) {
        missed.add(place, entry.signal(ring, place, backlog));
      }
      place = entry.previous();
    }
  }

  public long bytes() {
    return end - oldest;
  }

  public int size() {
    return size;
  }

  private void write(Signal signal, Backlog backlog) {
    if (backlog.isEmpty()) {
      backlogs.include(backlog);
    }
    long next = Entry.of(signal, backlog).write(signal, ring, end, room);
    backlog.added(end);
    end = next;
    size++;
    sinceMark++;
  }

  /** What comes after a gap may be complete from further on already. */
  private void forget(int partition, long offset) {
    complete[partition] = Math.max(complete[partition], offset + 1);
  }

  private Entry entryAt(long place) {
    return Entry.read(ring, place, room);
  }

  private void dropOldest() {
    Entry entry = entryAt(oldest);
    Backlog backlog = backlogs.get(entry.backlog());
    forget(entry.partition(), entry.offset());
    oldest += entry.length();
    size--;
    while (!marks.isEmpty() && marks.getLast().place() < oldest) {
      marks.removeLast();
    }
    if (backlog.removedOldest()) {
      backlogs.release(backlog);
      backlog.emptied();
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

package io.heliograph.signals.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** The most recent ids, a bounded number of them. Not thread-safe. */
final class RecentIds {
  /** Maximum length of an id that is remembered, in bytes, so that memory is bounded. */
  private static final int LONGEST = 128;

  private final int count;
  private final SequencedSet<String> ids = new LinkedHashSet<>();

  /** Creates an empty set that remembers the last {@code count} ids. */
  RecentIds(int count) {
    this.count = count;
  }

  /** Adds an id and returns whether it is new. */
  boolean add(byte[] id) {
    if (id.length > LONGEST) {
      return true;
    }
    boolean isNew = ids.add(new String(id, UTF_8));
    if (ids.size() > count) {
      ids.removeFirst();
    }
    return isNew;
  }
}

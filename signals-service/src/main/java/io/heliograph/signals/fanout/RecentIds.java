package io.heliograph.signals.fanout;

import java.util.Arrays;

/**
 * The ids seen last, so many of them. They lie in a table by their hash, each in the first free
 * place from there on, and in the order in which they came, so that nothing is made for each.
 */
final class RecentIds {
  private static final int FREE = -1;
  private static final int SPREAD = 0x9E3779B9;

  private final byte[][] ids;
  private final int[] table;
  private int oldest;

  RecentIds(int count) {
    this.ids = new byte[count][];
    this.table = new int[Integer.highestOneBit(count) * 4];
    Arrays.fill(table, FREE);
  }

  /** Whether it was not among them. Then it is, and the oldest one is not any more. */
  boolean add(byte[] id) {
    if (table[placeOf(id)] != FREE) {
      return false;
    }
    forget(oldest);
    ids[oldest] = id;
    table[placeOf(id)] = oldest;
    oldest = (oldest + 1) % ids.length;
    return true;
  }

  /** Where it is, or where it would be. */
  private int placeOf(byte[] id) {
    int place = home(id);
    while (table[place] != FREE && !Arrays.equals(ids[table[place]], id)) {
      place = next(place);
    }
    return place;
  }

  /** Those that lie behind it up to the next gap are put again: one of them may move up. */
  private void forget(int number) {
    byte[] id = ids[number];
    if (id == null) {
      return;
    }
    int place = placeOf(id);
    table[place] = FREE;
    for (place = next(place); table[place] != FREE; place = next(place)) {
      int moved = table[place];
      table[place] = FREE;
      table[placeOf(ids[moved])] = moved;
    }
  }

  private int home(byte[] id) {
    int hash = Arrays.hashCode(id) * SPREAD;
    return (hash ^ hash >>> Short.SIZE) & table.length - 1;
  }

  private int next(int place) {
    return place + 1 & table.length - 1;
  }
}

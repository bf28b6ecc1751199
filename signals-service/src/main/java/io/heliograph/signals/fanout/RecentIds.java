package io.heliograph.signals.fanout;

import java.util.Arrays;

/**
 * The ids seen last, so many of them. They lie in a table by their hash, each in the first free
 * place from there on, and in the order in which they came, so that nothing is made for each. Only
 * an id with the same hash is looked at: the others have left the processor's cache long since.
 */
final class RecentIds {
  private static final int FREE = -1;
  private static final int SPREAD = 0x9E3779B9;

  private final byte[][] ids;
  private final int[] hashes;
  private final int[] table;
  private int oldest;
  private boolean full;

  RecentIds(int count) {
    this.ids = new byte[count][];
    this.hashes = new int[count];
    this.table = new int[Integer.highestOneBit(count) * 4];
    Arrays.fill(table, FREE);
  }

  /** Whether it was not among them. Then it is, and the oldest one is not any more. */
  boolean add(byte[] id) {
    int hash = hashOf(id);
    if (isAmongThem(id, hash)) {
      return false;
    }
    if (full) {
      forget(oldest);
    }
    ids[oldest] = id;
    hashes[oldest] = hash;
    put(oldest);
    oldest = (oldest + 1) % ids.length;
    full |= oldest == 0;
    return true;
  }

  private boolean isAmongThem(byte[] id, int hash) {
    for (int place = home(hash); table[place] != FREE; place = next(place)) {
      int number = table[place];
      if (hashes[number] == hash && Arrays.equals(ids[number], id)) {
        return true;
      }
    }
    return false;
  }

  private void put(int number) {
    int place = home(hashes[number]);
    while (table[place] != FREE) {
      place = next(place);
    }
    table[place] = number;
  }

  /** Those that lie behind it up to the next gap are put again: one of them may move up. */
  private void forget(int number) {
    int place = home(hashes[number]);
    while (table[place] != number) {
      place = next(place);
    }
    table[place] = FREE;
    for (place = next(place); table[place] != FREE; place = next(place)) {
      int moved = table[place];
      table[place] = FREE;
      put(moved);
    }
  }

  private int home(int hash) {
    return hash & table.length - 1;
  }

  private int next(int place) {
    return place + 1 & table.length - 1;
  }

  private static int hashOf(byte... id) {
    int hash = Arrays.hashCode(id) * SPREAD;
    return hash ^ hash >>> Short.SIZE;
  }
}

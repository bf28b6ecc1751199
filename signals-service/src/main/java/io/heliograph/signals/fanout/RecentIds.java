package io.heliograph.signals.fanout;

import java.util.Arrays;

/**
 * The ids seen last: at least so many, and at most twice as many. They lie in two tables by their
 * hash, each in the first free place from there on; when the younger is full, the elder is emptied
 * and takes its turn. So nothing is made for an id, and none is taken out by itself.
 */
final class RecentIds {
  private final int count;
  private Table younger;
  private Table elder;
  private int added;

  RecentIds(int count) {
    this.count = count;
    this.younger = new Table(count);
    this.elder = new Table(count);
  }

  /** Whether it was not among them. Then it is, and the oldest ones may not be any more. */
  boolean add(byte[] id) {
    int hash = Arrays.hashCode(id);
    if (elder.contains(id, hash) || !younger.add(id, hash)) {
      return false;
    }
    added++;
    if (added == count) {
      takeTurns();
    }
    return true;
  }

  private void takeTurns() {
    Table emptied = elder;
    emptied.clear();
    elder = younger;
    younger = emptied;
    added = 0;
  }

  /** Only an id with the same hash is looked at: the others have left the processor's cache. */
  private static final class Table {
    private static final int SPREAD = 0x9E3779B9;

    private final byte[][] ids;
    private final int[] hashes;

    Table(int count) {
      int size = Integer.highestOneBit(count) * 4;
      this.ids = new byte[size][];
      this.hashes = new int[size];
    }

    boolean contains(byte[] id, int hash) {
      return ids[placeOf(id, hash)] != null;
    }

    boolean add(byte[] id, int hash) {
      int place = placeOf(id, hash);
      boolean isNew = ids[place] == null;
      ids[place] = id;
      hashes[place] = hash;
      return isNew;
    }

    void clear() {
      Arrays.fill(ids, null);
    }

    /** Where it is, or where it would be. */
    private int placeOf(byte[] id, int hash) {
      int place = ((hash * SPREAD) >>> Short.SIZE) & (ids.length - 1);
      while (ids[place] != null && !(hashes[place] == hash && Arrays.equals(ids[place], id))) {
        place = (place + 1) & (ids.length - 1);
      }
      return place;
    }
  }
}

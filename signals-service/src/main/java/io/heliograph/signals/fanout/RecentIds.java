package io.heliograph.signals.fanout;

import java.util.Arrays;

/**
 * The ids seen last: at least so many, fewer if they are long, and at most twice as many. They lie
 * in two tables; when the younger is full, the elder is emptied and takes its turn.
 */
final class RecentIds {
  /** Half as long again as a UUID. */
  private static final int BYTES_PER_ID = 54;

  private Table younger;
  private Table elder;

  /**
   * @param count at most 65,535
   */
  RecentIds(int count) {
    this.younger = new Table(count);
    this.elder = new Table(count);
  }

  /** Whether it was not among them. Then it is, and the oldest ones may not be any more. */
  boolean add(byte[] id) {
    int hash = Arrays.hashCode(id);
    if (younger.contains(id, hash) || elder.contains(id, hash)) {
      return false;
    }
    if (!younger.hasRoomFor(id)) {
      takeTurns();
    }
    younger.add(id, hash);
    return true;
  }

  private void takeTurns() {
    Table emptied = elder;
    emptied.clear();
    elder = younger;
    younger = emptied;
  }

  /**
   * Places by hash, each id in the first free one from there on. A place has a part of the hash in
   * its upper half and the number of the id in its lower, from 1: a small table stays in the
   * processor's cache. The ids themselves are copied one behind the other: a reference from an old
   * object to a new one costs the collector more than a copy.
   */
  private static final class Table {
    private static final int MAX_COUNT = 0xFFFF;
    private static final int SPREAD = 0x9E3779B9;

    private final int[] places;
    private final int[] ends;
    private final byte[] ids;
    private int added;

    Table(int count) {
      this.places = new int[Integer.highestOneBit(count) * 2];
      this.ends = new int[count + 1];
      this.ids = new byte[count * BYTES_PER_ID];
    }

    boolean contains(byte[] id, int hash) {
      return places[placeOf(id, hash)] != 0;
    }

    boolean hasRoomFor(byte[] id) {
      return added < ends.length - 1 && ends[added] + id.length <= ids.length;
    }

    /** One that is longer than all the room is not remembered. */
    void add(byte[] id, int hash) {
      if (hasRoomFor(id)) {
        int start = ends[added];
        System.arraycopy(id, 0, ids, start, id.length);
        added++;
        ends[added] = start + id.length;
        places[placeOf(id, hash)] = hash << Short.SIZE | added;
      }
    }

    void clear() {
      Arrays.fill(places, 0);
      added = 0;
    }

    /** Where it is, or where it would be. */
    private int placeOf(byte[] id, int hash) {
      int place = ((hash * SPREAD) >>> Short.SIZE) & (places.length - 1);
      while (places[place] != 0 && !holds(places[place], id, hash)) {
        place = (place + 1) & (places.length - 1);
      }
      return place;
    }

    private boolean holds(int place, byte[] id, int hash) {
      int number = place & MAX_COUNT;
      return place >>> Short.SIZE == (hash & MAX_COUNT)
          && Arrays.equals(ids, ends[number - 1], ends[number], id, 0, id.length);
    }
  }
}

package io.heliograph.signals.replay;

import java.util.Arrays;

/**
 * The log offset of the newest entry of each trail. Each entry refers to the previous entry of its
 * trail. Few addresses share a trail, so a search passes about twenty entries of other addresses in
 * a full window. Entries are never removed: a log offset that was evicted ends the trail.
 */
final class AddressIndex {
  static final long NONE = -1;

  /**
   * Bytes of the window for each trail. More trails would be shorter, but every record accesses
   * this table, and searches are rare.
   */
  private static final int BYTES_PER_TRAIL = 8192;

  private final long[] newest;

  AddressIndex(long capacity) {
    long wanted = Math.clamp(capacity / BYTES_PER_TRAIL, 1, 1 << 30);
    this.newest = new long[Math.toIntExact(Long.highestOneBit(wanted))];
    Arrays.fill(newest, NONE);
  }

  long newest(Address address) {
    return newest[slotOf(address)];
  }

  void put(Address address, long place) {
    newest[slotOf(address)] = place;
  }

  private int slotOf(Address address) {
    return address.hashCode() & newest.length - 1;
  }
}

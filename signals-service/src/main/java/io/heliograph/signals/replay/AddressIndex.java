package io.heliograph.signals.replay;

import java.util.Arrays;

/**
 * The log offset of the newest entry of each chain. Each entry refers to the previous entry of its
 * chain. Few addresses share a chain, so a search passes about twenty entries of other addresses in
 * a full window. Entries are never removed: a log offset that was evicted ends the chain.
 */
final class AddressIndex {
  static final long NONE = -1;

  /**
   * Bytes of the window for each chain. More chains would be shorter, but every record accesses
   * this table, and searches are rare.
   */
  private static final int BYTES_PER_CHAIN = 8192;

  private final long[] newest;

  AddressIndex(long capacity) {
    long wanted = Math.clamp(capacity / BYTES_PER_CHAIN, 1, 1 << 30);
    this.newest = new long[Math.toIntExact(Long.highestOneBit(wanted))];
    Arrays.fill(newest, NONE);
  }

  long newest(Address address) {
    return newest[indexOf(address)];
  }

  void put(Address address, long offset) {
    newest[indexOf(address)] = offset;
  }

  private int indexOf(Address address) {
    return address.hashCode() & newest.length - 1;
  }
}

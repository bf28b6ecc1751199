package io.heliograph.signals.replay;

import java.util.Arrays;

/**
 * Where the newest signal of each trail lies. Every signal names the one before it on its trail;
 * few addresses share one, so who looks for an address passes some twenty others in a full window.
 * Nothing is ever taken out: a place that was written over ends the trail.
 */
final class AddressIndex {
  static final long NONE = -1;

  /** More of them would be shorter, but every record passes here, and few are looked for. */
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

package io.heliograph.signals.replay;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The signals that were read recently, limited by bytes and by age.
 *
 * <p>Channels are distributed over shards by name. All shards share the memory, and one channel
 * alone may use all of it. When none is left, the largest shard evicts its oldest signals. So
 * signals on one channel, of any size and to any number of recipients, evict nothing from a shard
 * that uses less memory; the channels of one shard are evicted together. Each shard stores from
 * which offsets on it is complete.
 */
public final class ReplayWindow {
  private final ChunkPool chunks;
  private final long maxAge;
  private final @Nullable Shard[] shards;
  private final Coverage coverage = Coverage.ofNothing();
  private long read;

  /**
   * Creates an empty window. With a size or an age of zero it holds nothing.
   *
   * @param shards number of shards, over which channels are distributed
   */
  public ReplayWindow(long maxBytes, Duration maxAge, int shards) {
    this.chunks = new ChunkPool(maxBytes);
    this.maxAge = maxAge.toMillis();
    this.shards = new Shard[shards];
  }

  /** Sets the partition as read from this offset on. */
  public void begin(int partition, long offset) {
    coverages().forEach(one -> one.begin(partition, offset));
  }

  /** Retires a partition whose topic no longer exists: no earlier position is covered. */
  public void retire(int partition) {
    coverages().forEach(one -> one.retire(partition));
  }

  /**
   * Adds a signal and evicts the oldest signals if necessary. A signal that is larger than the
   * whole window is not kept.
   */
  public void add(Signal signal) {
    Shard shard = shardOf(signal.address());
    LogEntry entry = shard.entryOf(signal, read++);
    if (entry.length() > chunks.capacity()) {
      shard.coverage().forget(signal.partition(), signal.offset() + 1);
      return;
    }
    while (shard.chunksFor(entry) > chunks.available()) {
      largest().dropOldest();
    }
    shard.add(entry, signal);
  }

  /** Evicts the signals that exceed the maximum age. */
  public void trim(long now) {
    made().forEach(shard -> shard.trim(now - maxAge));
  }

  /** Returns whether the window holds every signal of these channels after the position. */
  public boolean covers(Position since, Collection<String> channels) {
    return channels.stream().allMatch(channel -> coverageOf(channel).reachesBackTo(since));
  }

  /** Collects the signals for this address after the position, until a limit is exceeded. */
  public void collect(Position since, Address address, MissedSignals missed) {
    Shard shard = shards[numberOf(address)];
    if (shard != null) {
      shard.collect(since, address, missed);
    }
  }

  public long bytes() {
    return made().mapToLong(Shard::bytes).sum();
  }

  public int size() {
    return made().mapToInt(Shard::size).sum();
  }

  private Shard shardOf(Address address) {
    int number = numberOf(address);
    Shard shard = shards[number];
    if (shard == null) {
      shard = new Shard(chunks, maxAge, coverage.copy());
      shards[number] = shard;
    }
    return shard;
  }

  private Coverage coverageOf(String channel) {
    Shard shard = shards[numberOf(Address.of(channel, ""))];
    return shard == null ? coverage : shard.coverage();
  }

  private int numberOf(Address address) {
    return Math.floorMod(address.channelHash(), shards.length);
  }

  private Shard largest() {
    return made().max(Comparator.comparingInt(Shard::chunks)).orElseThrow();
  }

  private Stream<Shard> made() {
    return Arrays.stream(shards).filter(Objects::nonNull);
  }

  /** Returns the coverage of each shard, and the one that new shards start with. */
  private Stream<Coverage> coverages() {
    return Stream.concat(Stream.of(coverage), made().map(Shard::coverage));
  }
}

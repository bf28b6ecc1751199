package io.heliograph.signals.replay;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was read lately, bounded by bytes and by age.
 *
 * <p>Channels are spread over shards by their names. Memory belongs to all of them: one channel
 * alone may use it up. When none is left, the shard that has most lets go of its oldest signals. So
 * whatever is published on one channel, in whatever size and to however many recipients, costs the
 * others nothing while they keep less than it does, and the channels of one shard share its fate.
 * Each shard knows since when it holds everything.
 */
public final class ReplayWindow {
  private final ChunkPool chunks;
  private final long maxAge;
  private final @Nullable Shard[] shards;
  private final Coverage coverage = Coverage.ofNothing();
  private long read;

  /**
   * With a size or an age of zero it holds nothing.
   *
   * @param shards over which channels are spread
   */
  public ReplayWindow(long maxBytes, Duration maxAge, int shards) {
    this.chunks = new ChunkPool(maxBytes);
    this.maxAge = maxAge.toMillis();
    this.shards = new Shard[shards];
  }

  /** The partition is read from this offset on. */
  public void begin(int partition, long offset) {
    coverages().forEach(one -> one.begin(partition, offset));
  }

  /** The partition's topic no longer exists: no earlier position is covered. */
  public void retire(int partition) {
    coverages().forEach(one -> one.retire(partition));
  }

  /** In place of the oldest ones. What is too large for all of the window is not kept. */
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

  /** Lets go of what is too old. */
  public void trim(long now) {
    made().forEach(shard -> shard.trim(now - maxAge));
  }

  /** Whether it holds everything of these channels that comes after the position. */
  public boolean covers(Position since, Collection<String> channels) {
    return channels.stream().allMatch(channel -> coverageOf(channel).reachesBackTo(since));
  }

  /** Collects what it holds for this address after the position, until that is too much. */
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

  /** Also of those that are not made yet. */
  private Stream<Coverage> coverages() {
    return Stream.concat(Stream.of(coverage), made().map(Shard::coverage));
  }
}

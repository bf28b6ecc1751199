package io.heliograph.signals.replay;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * Every partition that is read, by number, how far this instance has come in each, and positions as
 * text.
 *
 * <p>The text is the URL-safe Base64 form of: a version; a checksum of what follows; then for each
 * topic a digest of its id, the number of its partitions, and their offsets.
 *
 * <p><b>The id of a topic is the epoch of a position.</b> Kafka draws it at random when a topic is
 * made, so a place in another cluster, or in an earlier life of a topic, is none here. It stays the
 * same where the disks of a cluster are set back to an older copy. Places that were lost with it
 * lie ahead, until as much was written again.
 *
 * <p><b>The checksum tells accidents</b>, such as a text that was cut or edited. It is not keyed:
 * whoever reads this can compute it, and invent a place that lies ahead. How many of them may wait
 * for this instance to come as far is bounded by connection and user, and that is what holds.
 */
public final class Positions {
  private static final byte VERSION = 2;
  private static final int HEADER = 1 + Integer.BYTES;
  private static final int MAX_TEXT = 16_384;
  private static final int MAX_OFFSET_BYTES = 10;
  private static final int NOT_READ = -1;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /** The numbers of each topic's partitions. */
  private final Map<Long, int[]> topics = new LinkedHashMap<>();

  private final BitSet retired = new BitSet();
  private long[] next = {};

  /** The number of a partition that is read from this offset on. */
  public int add(Uuid topic, int partition, long offset) {
    int number = next.length;
    next = Arrays.copyOf(next, number + 1);
    next[number] = offset;
    topics.merge(
        digest(topic), numbers(partition, number), (known, more) -> with(known, partition, number));
    return number;
  }

  public void passed(int partition, long offset) {
    next[partition] = offset + 1;
  }

  /**
   * The topic of these partitions no longer exists: positions do not name it any more, and every
   * position made or read from now on lies behind all of its records.
   */
  public void retire(Collection<Integer> partitions) {
    partitions.forEach(
        partition -> {
          retired.set(partition);
          next[partition] = Long.MAX_VALUE;
        });
    topics
        .values()
        .removeIf(numbers -> Arrays.stream(numbers).anyMatch(number -> isRetired(number)));
  }

  /** How far this instance has come. */
  public Position now() {
    return new Position(next);
  }

  public String text(Position position) {
    var bytes = ByteBuffer.allocate(HEADER + topics.size() * 14 + next.length * MAX_OFFSET_BYTES);
    bytes.put(VERSION).position(HEADER);
    topics.forEach(
        (topic, numbers) -> {
          bytes.putLong(topic);
          ByteUtils.writeUnsignedVarint(numbers.length, bytes);
          for (int number : numbers) {
            ByteUtils.writeVarlong(number == NOT_READ ? 0 : position.next(number), bytes);
          }
        });
    bytes.putInt(1, checksum(bytes.array(), bytes.position()));
    return TEXT.encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
  }

  /**
   * Empty if it is no position: it names no topic, or a topic or partition that is not read here.
   * Signals of such a topic may be missing, and nobody here can tell. (The topic was deleted, is
   * read by instances of another configuration only, or is about to be found here as well.)
   */
  public Optional<Position> read(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return text.length() <= MAX_TEXT && isWhole(bytes)
          ? Optional.of(read(ByteBuffer.wrap(bytes).position(HEADER)))
          : Optional.empty();
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(byte... bytes) {
    var header = ByteBuffer.wrap(bytes);
    return header.get() == VERSION && header.getInt() == checksum(bytes, bytes.length);
  }

  private static int checksum(byte[] bytes, int end) {
    var checksum = new CRC32C();
    checksum.update(bytes, HEADER, end - HEADER);
    return (int) checksum.getValue();
  }

  private Position read(ByteBuffer bytes) {
    long[] offsets = new long[next.length];
    retired.stream().forEach(partition -> offsets[partition] = Long.MAX_VALUE);
    do {
      readTopic(bytes, offsets);
    } while (bytes.hasRemaining());
    return new Position(offsets);
  }

  private void readTopic(ByteBuffer bytes, long... offsets) {
    int[] numbers = known(bytes.getLong());
    int partitions = ByteUtils.readUnsignedVarint(bytes);
    for (int partition = 0; partition < partitions; partition++) {
      long offset = ByteUtils.readVarlong(bytes);
      if (offset > 0) {
        offsets[known(partition, numbers)] = offset;
      }
    }
  }

  private int[] known(long topic) {
    int[] numbers = topics.get(topic);
    if (numbers == null) {
      throw new IllegalArgumentException("the topic is not read here");
    }
    return numbers;
  }

  private boolean isRetired(int number) {
    return number != NOT_READ && retired.get(number);
  }

  private static int known(int partition, int... numbers) {
    if (partition >= numbers.length || numbers[partition] == NOT_READ) {
      throw new IllegalArgumentException("the partition is not known yet");
    }
    return numbers[partition];
  }

  private static long digest(Uuid topic) {
    return topic.getMostSignificantBits() ^ topic.getLeastSignificantBits();
  }

  private static int[] numbers(int partition, int number) {
    return with(new int[0], partition, number);
  }

  private static int[] with(int[] known, int partition, int number) {
    int[] numbers = Arrays.copyOf(known, Math.max(known.length, partition + 1));
    Arrays.fill(numbers, known.length, numbers.length, NOT_READ);
    numbers[partition] = number;
    return numbers;
  }
}

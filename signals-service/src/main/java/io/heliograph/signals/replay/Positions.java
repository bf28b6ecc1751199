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
 * The partitions that are read, by number, with the next offset of each, and the text form of
 * positions.
 *
 * <p>The text is the URL-safe Base64 form of: a version; a checksum of the bytes that follow; then
 * for each topic a digest of its id, the number of its partitions, and their offsets.
 *
 * <p><b>The id of a topic is the epoch of a position.</b> Kafka generates it at random when a topic
 * is created, so a position from another cluster, or from a deleted topic of the same name, is
 * void. The id does not change when the disks of a cluster are restored from an older copy.
 * Positions of records that were lost then lie ahead until as many records are written again.
 *
 * <p><b>The checksum detects accidental changes</b>, such as text that was cut or edited. It is not
 * keyed: a client can compute it and forge a position that lies ahead. The protection is the limit
 * on waiting resumptions for each connection and user.
 */
public final class Positions {
  private static final byte VERSION = 2;
  private static final int HEADER = 1 + Integer.BYTES;
  private static final int MAX_TEXT = 16_384;
  private static final int MAX_OFFSET_BYTES = 10;
  private static final int NOT_READ = -1;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /** The numbers of each topic's partitions, by the digest of the topic id. */
  private final Map<Long, int[]> topics = new LinkedHashMap<>();

  private final BitSet retired = new BitSet();
  private long[] next = {};

  /** Adds a partition that is read from this offset on, and returns its number. */
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
   * Retires partitions whose topic no longer exists: the text of positions omits them, and every
   * position that is created or read from now on lies after all of their records.
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

  /** Returns the current position of this instance. */
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
   * Returns the position, or empty if the text is not a valid position or contains no topic, or a
   * topic or partition that is not read here. Signals of such a topic may be missing, and this
   * instance cannot detect it. (The topic was deleted, is read by instances of another
   * configuration only, or is not found here yet.)
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

package io.heliograph.signals.recovery;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A message for those who listen to a channel, and where in Kafka it was found. */
public final class Signal {
  /** The objects around the message, roughly. */
  private static final int OVERHEAD = 256;

  /** The order in which an instance read them. */
  public static final Comparator<Signal> AS_READ = Comparator.comparingLong(Signal::arrival);

  private final int partition;
  private final long offset;
  private final long time;
  private final @Nullable String id;
  private final String channel;
  private final String recipient;
  private final byte[] message;

  private @Nullable Backlog backlog;
  private @Nullable Signal next;
  private long arrival;

  /**
   * @param time when it happened, in milliseconds of the epoch
   * @param recipient an entity ref, or {@code *} for everybody
   * @param message JSON as UTF-8; kept as it is, never to be changed
   */
  public Signal(
      int partition,
      long offset,
      long time,
      @Nullable String id,
      String channel,
      String recipient,
      byte[] message) {
    this.partition = partition;
    this.offset = offset;
    this.time = time;
    this.id = id;
    this.channel = channel;
    this.recipient = recipient;
    this.message = message;
  }

  /** The number of its partition. */
  public int partition() {
    return partition;
  }

  public long offset() {
    return offset;
  }

  public long time() {
    return time;
  }

  public @Nullable String id() {
    return id;
  }

  public String channel() {
    return channel;
  }

  public String recipient() {
    return recipient;
  }

  public byte[] message() {
    return message;
  }

  /** Bytes of memory, roughly. */
  int size() {
    return message.length + OVERHEAD;
  }

  private long arrival() {
    return arrival;
  }

  void keepIn(Backlog kept, long as) {
    backlog = kept;
    arrival = as;
  }

  Backlog backlog() {
    return requireNonNull(backlog);
  }

  void follow(Signal later) {
    next = later;
  }

  @Nullable Signal next() {
    return next;
  }
}

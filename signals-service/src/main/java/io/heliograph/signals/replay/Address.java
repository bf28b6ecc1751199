package io.heliograph.signals.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A recipient on a channel. Names are kept as the bytes of the record: most records have no
 * listener on this instance, and decoding their names would cost more than all other processing.
 */
public final class Address {
  private static final int SPREAD = 0x9E3779B9;

  private final byte[] channel;
  private final byte[] recipient;
  private final int channelHash;
  private final int hash;

  private Address(byte[] channel, byte[] recipient) {
    this.channel = channel;
    this.recipient = recipient;
    this.channelHash = Arrays.hashCode(channel);
    int both = (channelHash * 31 + Arrays.hashCode(recipient)) * SPREAD;
    this.hash = both ^ both >>> Short.SIZE;
  }

  /**
   * Returns the address with these names.
   *
   * @param recipient an entity ref, or {@code *} for everybody
   */
  public static Address of(String channel, String recipient) {
    return of(channel.getBytes(UTF_8), recipient.getBytes(UTF_8));
  }

  /**
   * Returns the address with these names in UTF-8.
   *
   * @param channel must not be modified
   * @param recipient must not be modified
   */
  public static Address of(byte[] channel, byte[] recipient) {
    return new Address(channel, recipient);
  }

  public String channel() {
    return new String(channel, UTF_8);
  }

  public String recipient() {
    return new String(recipient, UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address that
        && hash == that.hash
        && Arrays.equals(channel, that.channel)
        && Arrays.equals(recipient, that.recipient);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns a hash that is the same for all recipients of a channel. */
  int channelHash() {
    int spread = channelHash * SPREAD;
    return spread ^ spread >>> Short.SIZE;
  }

  int channelLength() {
    return channel.length;
  }

  int recipientLength() {
    return recipient.length;
  }

  void appendTo(ByteLog log) {
    log.append(channel);
    log.append(recipient);
  }

  boolean liesAt(long place, ByteLog log) {
    return log.holds(place, channel) && log.holds(place + channel.length, recipient);
  }
}

package io.heliograph.signals.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A recipient on a channel. It is kept as the bytes that a record holds, since most records are for
 * nobody here, and text would cost more than all else that is done with them.
 */
public final class Address {
  private static final int SPREAD = 0x9E3779B9;

  private final byte[] channel;
  private final byte[] recipient;
  private final int hash;

  private Address(byte[] channel, byte[] recipient) {
    this.channel = channel;
    this.recipient = recipient;
    int both = (Arrays.hashCode(channel) * 31 + Arrays.hashCode(recipient)) * SPREAD;
    this.hash = both ^ both >>> Short.SIZE;
  }

  /**
   * Of these names.
   *
   * @param recipient an entity ref, or {@code *} for everybody
   */
  public static Address of(String channel, String recipient) {
    return of(channel.getBytes(UTF_8), recipient.getBytes(UTF_8));
  }

  /**
   * Of names as UTF-8.
   *
   * @param channel never to be changed
   * @param recipient never to be changed
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

  int channelLength() {
    return channel.length;
  }

  int recipientLength() {
    return recipient.length;
  }

  void appendTo(Ring ring) {
    ring.append(channel);
    ring.append(recipient);
  }

  boolean liesAt(long place, Ring ring) {
    return ring.holds(place, channel) && ring.holds(place + channel.length, recipient);
  }
}

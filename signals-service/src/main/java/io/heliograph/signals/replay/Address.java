package io.heliograph.signals.replay;

/**
 * A recipient on a channel.
 *
 * @param recipient an entity ref, or {@code *} for everybody
 */
public record Address(Name channel, Name recipient) {
  private static final int SPREAD = 0x9E3779B9;

  /**
   * Returns the address with these names.
   *
   * @param recipient an entity ref, or {@code *} for everybody
   */
  public static Address of(String channel, String recipient) {
    return new Address(Name.of(channel), Name.of(recipient));
  }

  /**
   * Returns the address with these names in UTF-8.
   *
   * @param channel must not be modified
   * @param recipient must not be modified
   */
  public static Address of(byte[] channel, byte[] recipient) {
    return new Address(Name.of(channel), Name.of(recipient));
  }

  @Override
  public int hashCode() {
    return spread(channel.hashCode() * 31 + recipient.hashCode());
  }

  /** Returns a hash that is the same for all recipients of a channel. */
  int channelHash() {
    return spread(channel.hashCode());
  }

  void appendTo(ByteLog log) {
    channel.appendTo(log);
    recipient.appendTo(log);
  }

  boolean isAt(long offset, ByteLog log) {
    return channel.isAt(offset, log) && recipient.isAt(offset + channel.length(), log);
  }

  private static int spread(int hash) {
    int spread = hash * SPREAD;
    return spread ^ spread >>> Short.SIZE;
  }
}

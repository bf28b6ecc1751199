package io.heliograph.signals.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The name of a channel or of a recipient, as the bytes of a record. Names are comparable, so that
 * look-ups in a hash table stay fast if a client chooses names with equal hashes.
 */
public final class Name implements Comparable<Name> {
  private final byte[] text;
  private final int hash;

  private Name(byte[] text) {
    this.text = text;
    this.hash = Arrays.hashCode(text);
  }

  public static Name of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /**
   * Returns the name with this text in UTF-8.
   *
   * @param text must not be modified
   */
  public static Name of(byte[] text) {
    return new Name(text);
  }

  @Override
  public int compareTo(Name other) {
    return Arrays.compare(text, other.text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Name that && hash == that.hash && Arrays.equals(text, that.text);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return new String(text, UTF_8);
  }

  int length() {
    return text.length;
  }

  void appendTo(ByteLog log) {
    log.append(text);
  }

  boolean isAt(long offset, ByteLog log) {
    return log.holds(offset, text);
  }
}

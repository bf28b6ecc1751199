package io.heliograph.benchmarks.sockets;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * The time and a number in the text of a message: {@code ~}, 19 digits of nanoseconds, {@code ~},
 * 10 digits of the number, {@code ~}. The fixed width allows reading it without a parser. A stamp
 * is valid only in this JVM, because its time starts when this class is loaded.
 */
public final class Stamp {
  /** Length of a stamp in characters. */
  public static final int LENGTH = 32;

  private static final int TIME_DIGITS = 19;
  private static final int NUMBER_DIGITS = 10;
  private static final int NUMBER_AT = TIME_DIGITS + 2;
  private static final char MARK = '~';
  private static final long BEGIN = System.nanoTime();

  private Stamp() {}

  /** Returns the current time in the nanoseconds of stamps. */
  public static long now() {
    return System.nanoTime() - BEGIN;
  }

  public static String text(long nanos, long number) {
    return String.format(Locale.ROOT, "~%019d~%010d~", nanos, number);
  }

  /** Returns the index of the first stamp, or a negative number if there is none. */
  static int find(ByteBuffer buffer, int from, int to) {
    for (int at = from; at <= to - LENGTH; at++) {
      if (buffer.get(at) == MARK && isStamp(buffer, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isStamp(ByteBuffer buffer, int at) {
    return buffer.get(at + NUMBER_AT - 1) == MARK && buffer.get(at + LENGTH - 1) == MARK;
  }

  static long nanos(ByteBuffer buffer, int stamp) {
    return digits(buffer, stamp + 1, TIME_DIGITS);
  }

  static long number(ByteBuffer buffer, int stamp) {
    return digits(buffer, stamp + NUMBER_AT, NUMBER_DIGITS);
  }

  private static long digits(ByteBuffer buffer, int from, int count) {
    long value = 0;
    for (int at = from; at < from + count; at++) {
      value = value * 10 + buffer.get(at) - '0';
    }
    return value;
  }
}

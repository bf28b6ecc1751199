package io.heliograph.benchmarks.bare;

import java.io.IOException;
import java.util.Map;

/** A {@link Counter} with as large a receive buffer as signals-service has. */
public final class RoomyCounter {
  private RoomyCounter() {}

  public static void main(String[] words) throws IOException {
    Counter.count(Map.of("receive.buffer.bytes", "-1"), words);
  }
}

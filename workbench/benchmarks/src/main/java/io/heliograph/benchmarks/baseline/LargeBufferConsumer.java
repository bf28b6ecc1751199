package io.heliograph.benchmarks.baseline;

import java.io.IOException;
import java.util.Map;

/** A {@link Counter} with as large a receive buffer as signals-service has. */
public final class LargeBufferConsumer {
  private LargeBufferConsumer() {}

  public static void main(String[] words) throws IOException {
    Counter.count(Map.of("receive.buffer.bytes", "-1"), words);
  }
}

package io.heliograph.benchmarks.baseline;

import java.io.IOException;
import java.util.Map;

/** A {@link BareConsumer} whose receive buffer has the size that signals-service uses. */
public final class LargeBufferConsumer {
  private LargeBufferConsumer() {}

  public static void main(String[] words) throws IOException {
    BareConsumer.count(Map.of("receive.buffer.bytes", "-1"), words);
  }
}

package io.heliograph.harness.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.localstack.process.Jdk;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveHeapTest {
  private static final int LIVE = 64 << 20;

  @Test
  void theBytesAreThoseOfLiveObjects() throws Exception {
    Process other = start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo('!');

      double bytes = LiveHeap.bytes(other.toHandle());

      assertThat(bytes).isBetween((double) LIVE, 2.0 * LIVE);
    } finally {
      other.destroyForcibly();
    }
  }

  private static Process start() throws IOException {
    var classes =
        new File(Holder.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return new ProcessBuilder(
            Jdk.tool("java"), "-Xmx256m", "-cp", classes.getPath(), Holder.class.getName())
        .redirectError(Redirect.INHERIT)
        .start();
  }

  /** A process that holds objects until it is killed. */
  static final class Holder {
    private static final byte[] OBJECTS = new byte[LIVE];

    private Holder() {}

    public static void main(String... args) throws IOException {
      System.out.print(garbage() == OBJECTS.length ? '!' : '?');
      System.out.flush();
      int _ = System.in.read();
    }

    private static int garbage() {
      return new byte[LIVE].length;
    }
  }
}

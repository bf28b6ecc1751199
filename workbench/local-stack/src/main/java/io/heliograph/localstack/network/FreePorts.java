package io.heliograph.localstack.network;

import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that nobody listens on, each given out once by this JVM.
 *
 * <p>They lie below those that operating systems give to outgoing connections. One of those could
 * be taken between the choice and the listening: by any client, and even by one that waits for the
 * server and, by chance, connects to itself.
 */
public final class FreePorts {
  private static final int FIRST = 16_000;
  private static final int END = 30_000;
  private static final int ATTEMPTS = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** Somebody else may listen there before it is used: nothing holds it. */
  public static int one() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (GIVEN.add(port) && isFree(port)) {
        return port;
      }
    }
    throw new StartFailed(
        "no free port among %d to %d of %s".formatted(FIRST, END - 1, Loopback.HOST));
  }

  private static boolean isFree(int port) {
    try {
      Loopback.bind(Loopback.HOST, port).close();
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}

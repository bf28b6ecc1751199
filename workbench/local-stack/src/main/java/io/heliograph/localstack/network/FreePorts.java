package io.heliograph.localstack.network;

import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Chooses free ports of 127.0.0.1. This JVM returns each port only once.
 *
 * <p>The ports lie below the range that operating systems use for outgoing connections. A port of
 * that range could be taken before the server listens on it: by any client, and even by a client of
 * this server that connects to itself by chance.
 */
public final class FreePorts {
  private static final int FIRST = 16_000;
  private static final int END = 30_000;
  private static final int ATTEMPTS = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** Returns a free port. The port is not reserved, so another process may take it. */
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

package io.heliograph.localstack.network;

import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The only address on which the local stack listens. */
public final class Loopback {

  public static final String HOST = "127.0.0.1";

  private Loopback() {}

  /** Returns the given port, or a free one for 0. */
  public static int choose(int port) {
    return port == 0 ? FreePorts.one() : port;
  }

  public static void requireFree(String part, int port) {
    try {
      bind(HOST, port).close();
    } catch (IOException e) {
      throw new StartFailed("%s: port %d of %s is taken".formatted(part, port, HOST), e);
    }
  }

  public static ServerSocket bind(String host, int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName(host));
  }
}

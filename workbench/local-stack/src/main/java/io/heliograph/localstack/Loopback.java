package io.heliograph.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The only address the local stack listens on. */
final class Loopback {

  static final String HOST = "127.0.0.1";

  private Loopback() {}

  /** A port as asked for, or a free one for 0. */
  static int choose(int port) {
    return port == 0 ? FreePorts.one() : port;
  }

  static void requireFree(String part, int port) {
    try {
      bind(HOST, port).close();
    } catch (IOException e) {
      throw new StartFailed("%s: port %d of %s is taken".formatted(part, port, HOST), e);
    }
  }

  static ServerSocket bind(String host, int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName(host));
  }
}

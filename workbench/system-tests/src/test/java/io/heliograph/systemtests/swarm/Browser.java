package io.heliograph.systemtests.swarm;

import io.heliograph.harness.sockets.Socket;
import io.heliograph.harness.sockets.SocketListener;
import io.heliograph.harness.sockets.SocketLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Opens the sockets of all pages, with a time limit for each handshake. */
public final class Browser implements AutoCloseable {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  /**
   * Size of the receive buffer in bytes. It is small, so that a page that stops reading affects the
   * server soon.
   */
  private static final int RECEIVE_BUFFER = 16 * 1024;

  private final SocketLoop sockets = SocketLoop.start(Browser::setUp, System.out::println);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private static void setUp(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
  }

  Socket open(URI endpoint, String token, SocketListener page) {
    var server = new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
    Socket socket = sockets.connect(server, token, page);
    after(HANDSHAKE, socket::requireOpen);
    return socket;
  }

  void after(Duration delay, Runnable task) {
    var _ = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    sockets.close();
  }
}

package io.heliograph.localstack.network;

import io.heliograph.localstack.network.FaultProxy.Direction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One connection through a {@link FaultProxy}, with one thread for each direction. */
final class ProxiedConnection {
  private static final int PIECE = 64 * 1024;

  private final Socket client;
  private final Socket server = new Socket();
  private final InetSocketAddress target;
  private final LinkState link;
  private final Consumer<ProxiedConnection> gone;
  private volatile boolean abandoned;

  ProxiedConnection(
      Socket client, InetSocketAddress target, LinkState link, Consumer<ProxiedConnection> gone) {
    this.client = client;
    this.target = target;
    this.link = link;
    this.gone = gone;
  }

  void start() {
    Thread.ofVirtual().start(this::connect);
  }

  /** Stops forwarding for the rest of this connection. */
  void abandon() {
    abandoned = true;
  }

  /** Closes both sides with RST. */
  void reset() {
    close(client);
    close(server);
    gone.accept(this);
  }

  private void connect() {
    try {
      link.awaitTurn(Direction.TO_SERVER);
      server.connect(target);
    } catch (IOException e) {
      reset();
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reset();
      return;
    }
    Thread.ofVirtual().start(() -> pump(server, client, Direction.TO_CLIENT));
    pump(client, server, Direction.TO_SERVER);
  }

  private void pump(Socket from, Socket to, Direction direction) {
    byte[] piece = new byte[PIECE];
    try {
      for (int read = from.getInputStream().read(piece);
          read >= 0;
          read = from.getInputStream().read(piece)) {
        forward(Arrays.copyOf(piece, read), to, direction);
      }
      link.awaitTurn(direction);
      if (!abandoned) {
        to.shutdownOutput();
        closeIfDone();
      }
    } catch (IOException e) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reset();
    }
  }

  private void forward(byte[] piece, Socket to, Direction direction)
      throws IOException, InterruptedException {
    TimeUnit.NANOSECONDS.sleep(link.latency().toNanos());
    if (link.awaitTurn(direction) && !abandoned) {
      to.getOutputStream().write(piece);
    }
  }

  private void closeIfDone() {
    if (client.isOutputShutdown() && server.isOutputShutdown()) {
      reset();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // The socket is already closed.
    }
    try {
      socket.close();
    } catch (IOException _) {
      // The socket is already closed.
    }
  }
}

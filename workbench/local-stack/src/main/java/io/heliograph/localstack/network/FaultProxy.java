package io.heliograph.localstack.network;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on 127.0.0.1 in front of a server, for tests. It simulates network faults: it stalls,
 * swallows, delays, resets or refuses, in one direction or in both. A new fault replaces the
 * previous one and applies to open and to later connections.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final InetAddress ADDRESS = InetAddress.ofLiteral(Loopback.HOST);

  private final InetSocketAddress target;
  private final int port;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final LinkState link = new LinkState();
  private ServerSocket server;
  private @Nullable Thread acceptor;

  private FaultProxy(int port, int targetPort) {
    this.target = new InetSocketAddress(ADDRESS, targetPort);
    this.port = port;
    this.server = listen();
  }

  /** Creates a proxy on a free port for the server that listens on this port of 127.0.0.1. */
  public static FaultProxy before(int targetPort) {
    return before(targetPort, FreePorts.one());
  }

  /**
   * Creates a proxy on the given port, for a server that must advertise the address of its proxy.
   */
  public static FaultProxy before(int targetPort, int port) {
    return new FaultProxy(port, targetPort);
  }

  public int port() {
    return port;
  }

  /**
   * Forwards everything again. Bytes that were stalled are forwarded; bytes that were swallowed are
   * not.
   */
  public synchronized void heal() {
    link.set(LinkState.HEALTHY);
    if (server.isClosed()) {
      server = listen();
    }
  }

  /**
   * Accepts and keeps connections, but forwards nothing, as after a peer that vanished without a
   * FIN.
   */
  public void stall() {
    stall(EnumSet.allOf(Direction.class));
  }

  /** Stops forwarding in these directions. Received bytes wait. */
  public void stall(Set<Direction> directions) {
    link.set(new LinkState.Fault(Set.copyOf(directions), Set.of(), Duration.ZERO));
  }

  /** Reads and discards all bytes in these directions. */
  public void swallow(Set<Direction> directions) {
    link.set(new LinkState.Fault(Set.of(), Set.copyOf(directions), Duration.ZERO));
  }

  /** Forwards each piece with this delay, in both directions. */
  public void delay(Duration latency) {
    link.set(new LinkState.Fault(Set.of(), Set.of(), latency));
  }

  /**
   * Discards all further bytes of the open connections without closing them. Later connections
   * work.
   */
  public void abandon() {
    connections.forEach(ProxiedConnection::abandon);
  }

  /** Closes all open connections with RST. Later connections are forwarded. */
  public void reset() {
    connections.forEach(ProxiedConnection::reset);
  }

  /** Closes all open connections with RST and refuses new ones. */
  public synchronized void refuse() {
    closeServer();
    reset();
  }

  /** Returns the number of open connections. */
  public int connections() {
    return connections.size();
  }

  @Override
  public synchronized void close() {
    refuse();
    link.set(LinkState.HEALTHY);
  }

  private ServerSocket listen() {
    try {
      var listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(ADDRESS, port), BACKLOG);
      acceptor = Thread.ofVirtual().name("fault-proxy-" + port).start(() -> accept(listening));
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        open(listening.accept());
      } catch (IOException _) {
        // The server socket is closed, or the client left at once.
      }
    }
  }

  private void open(Socket client) throws IOException {
    var connection = new ProxiedConnection(client, target, link, connections::remove);
    connections.add(connection);
    connection.start();
  }

  /**
   * Closes the server socket and waits for its thread. The system refuses connections only after
   * this thread has ended.
   */
  private void closeServer() {
    try {
      server.close();
      requireNonNull(acceptor).join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The direction of the bytes. */
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }
}

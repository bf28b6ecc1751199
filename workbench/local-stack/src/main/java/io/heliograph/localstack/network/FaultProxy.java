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
 * A TCP proxy on 127.0.0.1 in front of a server, for tests. It fails in the ways in which networks
 * fail: it stalls, swallows, delays, resets or refuses, in one direction or in both. A new fault
 * replaces the one before and applies to open and to later connections.
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

  /** On a free port, in front of the server that listens on that port of 127.0.0.1. */
  public static FaultProxy before(int targetPort) {
    return before(targetPort, FreePorts.one());
  }

  /** On that port; for a server that has to name the address of its proxy. */
  public static FaultProxy before(int targetPort, int port) {
    return new FaultProxy(port, targetPort);
  }

  public int port() {
    return port;
  }

  /**
   * Forwards everything again. Bytes that waited are forwarded; bytes that were swallowed are not.
   */
  public synchronized void heal() {
    link.set(LinkState.HEALTHY);
    if (server.isClosed()) {
      server = listen();
    }
  }

  /** Accepts and keeps connections, but forwards nothing: the peer has vanished without a FIN. */
  public void stall() {
    stall(EnumSet.allOf(Direction.class));
  }

  /** Stops forwarding in those directions; what comes meanwhile waits. */
  public void stall(Set<Direction> directions) {
    link.set(new LinkState.Fault(Set.copyOf(directions), Set.of(), Duration.ZERO));
  }

  /** Takes and discards what comes in those directions. */
  public void swallow(Set<Direction> directions) {
    link.set(new LinkState.Fault(Set.of(), Set.copyOf(directions), Duration.ZERO));
  }

  /** Forwards each piece that much later, in both directions. */
  public void delay(Duration latency) {
    link.set(new LinkState.Fault(Set.of(), Set.of(), latency));
  }

  /**
   * Discards what comes on the open connections from now on, without ending them; later ones work.
   */
  public void abandon() {
    connections.forEach(ProxiedConnection::abandon);
  }

  /** Ends all open connections with RST; later ones are forwarded. */
  public void reset() {
    connections.forEach(ProxiedConnection::reset);
  }

  /** Ends all open connections with RST, and lets no new one in. */
  public synchronized void refuse() {
    closeServer();
    reset();
  }

  /** How many connections are open. */
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
        // Closed, or the client left at once.
      }
    }
  }

  private void open(Socket client) throws IOException {
    var connection = new ProxiedConnection(client, target, link, connections::remove);
    connections.add(connection);
    connection.start();
  }

  /** The system refuses connections only when the thread that accepted them has ended. */
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

  /** Where bytes go. */
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }
}

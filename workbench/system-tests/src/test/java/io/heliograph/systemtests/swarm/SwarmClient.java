package io.heliograph.systemtests.swarm;

import io.heliograph.harness.sockets.Incoming;
import io.heliograph.harness.sockets.Socket;
import io.heliograph.harness.sockets.SocketListener;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A page with a socket. It connects to any instance and reconnects after every loss of the
 * connection. Any thread may call it.
 */
public final class SwarmClient implements SocketListener {
  private static final Duration RETURN = Duration.ofMillis(200);

  private final Browser browser;
  private final String token;
  private final Page page;
  private final Supplier<URI> endpoints;
  private final Stopwatch stopwatch;
  private final List<Integer> closeCodes = new ArrayList<>();
  private @Nullable Socket socket;
  private boolean open;
  private boolean gone;
  private boolean timed = true;
  private int counted;
  private int countedFrom = Integer.MAX_VALUE;

  /**
   * Creates a client without a connection.
   *
   * @param endpoints returns the address for each connection
   */
  public SwarmClient(
      Browser browser, String token, Page page, Supplier<URI> endpoints, Stopwatch stopwatch) {
    this.browser = browser;
    this.token = token;
    this.page = page;
    this.endpoints = endpoints;
    this.stopwatch = stopwatch;
  }

  public synchronized void connect() {
    if (!gone && socket == null) {
      socket = browser.open(endpoints.get(), token, this);
    }
  }

  /** Closes the connection and reconnects after the delay. */
  public synchronized void drop(Duration away) {
    if (socket != null) {
      socket.close();
      socket = null;
      open = false;
      browser.after(away, this::connect);
    }
  }

  public synchronized void subscribe(String channel) {
    if (open && socket != null) {
      page.subscribe(channel, socket::send);
    } else {
      page.want(channel);
    }
  }

  public synchronized void unsubscribe(String channel) {
    if (open && socket != null) {
      page.unsubscribe(channel, socket::send);
    } else {
      page.forget(channel);
    }
  }

  /** Stops reading. The latency of later signals does not measure the server and is ignored. */
  public synchronized void stopReading() {
    timed = false;
    if (socket != null) {
      socket.stopReading();
    }
  }

  public synchronized void resumeReading() {
    if (socket != null) {
      socket.resumeReading();
    }
  }

  /** Closes the connection for good. */
  public synchronized void leave() {
    gone = true;
    if (socket != null) {
      socket.close();
    }
  }

  @Override
  public synchronized void opened(Socket opened) {
    if (opened == socket) {
      open = true;
      page.connected(opened::send);
    }
  }

  @Override
  public synchronized void text(Socket from, ByteBuffer buffer, Incoming frame) {
    if (from == socket) {
      heard(page.hear(frame.text(buffer)));
    }
  }

  private void heard(int number) {
    if (timed) {
      stopwatch.heard(number);
    }
    if (number >= countedFrom) {
      counted++;
    }
  }

  @Override
  public synchronized void closed(Socket closed, IOException reason) {
    if (closed == socket) {
      if (open) {
        closeCodes.add(closed.closeCode());
      }
      socket = null;
      open = false;
      browser.after(RETURN, this::connect);
    }
  }

  /** Starts counting signals with this number or a higher one. */
  public synchronized void countFrom(int number) {
    countedFrom = number;
    counted = 0;
  }

  public synchronized int counted() {
    return counted;
  }

  public synchronized boolean isOpen() {
    return open;
  }

  public synchronized boolean isInForce() {
    return open && page.isInForce();
  }

  /** Returns the close codes of the server in their order; 1006 without a close frame. */
  public synchronized List<Integer> closeCodes() {
    return List.copyOf(closeCodes);
  }

  /** Returns the page. Callers read it when no more signals arrive. */
  public synchronized Page page() {
    return page;
  }
}

package io.heliograph.benchmarks.sockets;

import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Opens sockets with a limited number of concurrent handshakes. It is used only on the thread of
 * the sockets.
 */
final class Opening {
  private final InetSocketAddress server;
  private final Deque<Caller> waiting;
  private final BiConsumer<Opening, Caller> connect;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int missing;

  Opening(InetSocketAddress server, Deque<Caller> callers, BiConsumer<Opening, Caller> connect) {
    this.server = server;
    this.waiting = callers;
    this.connect = connect;
    this.missing = callers.size();
  }

  void start(int atOnce) {
    for (int i = 0; i < atOnce && !waiting.isEmpty(); i++) {
      connect.accept(this, waiting.pop());
    }
  }

  void opened() {
    missing--;
    if (missing == 0) {
      done.complete(null);
    } else if (!waiting.isEmpty()) {
      connect.accept(this, waiting.pop());
    }
  }

  /** Fails the future with this reason. Handshakes in progress continue. */
  void failed(Exception reason) {
    done.completeExceptionally(reason);
  }

  InetSocketAddress server() {
    return server;
  }

  CompletableFuture<Void> done() {
    return done;
  }
}

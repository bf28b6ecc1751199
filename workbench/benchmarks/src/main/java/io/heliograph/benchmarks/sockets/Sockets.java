package io.heliograph.benchmarks.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** All sockets of this process; see the package for what it promises. */
public final class Sockets implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;
  private static final long LOOK_MILLIS = 1000;

  private final Consumer<String> failures;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Thread thread = Thread.ofPlatform().name("sockets").unstarted(this::run);
  private volatile Reception reception = Reception.INDIFFERENT;
  private volatile boolean closing;

  private Sockets(Selector selector, Consumer<String> failures) {
    this.selector = selector;
    this.failures = failures;
  }

  /** Failures are told in one line each. */
  public static Sockets start(Consumer<String> failures) {
    try {
      var sockets = new Sockets(Selector.open(), failures);
      sockets.thread.start();
      return sockets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on signals go there. */
  public void receive(Reception next) {
    reception = next;
  }

  /** Done when each has sent its greeting; fails with the first that is refused. */
  public CompletableFuture<Void> open(
      InetSocketAddress server, Collection<Caller> callers, int atOnce) {
    var opening = new Opening(server, new ArrayDeque<>(callers), this::connect);
    return callers.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : hand(() -> opening.start(atOnce)).thenCompose(started -> opening.done());
  }

  /** Cuts the connections of those callers. */
  public CompletableFuture<Void> drop(IntPredicate callers) {
    return hand(() -> each(callers, Sockets::cut));
  }

  /**
   * Those callers read nothing any more, until they are dropped. What the server does about it,
   * they do not see.
   */
  public CompletableFuture<Void> pause(IntPredicate callers) {
    return hand(() -> each(callers, key -> key.interestOps(0)));
  }

  private void each(IntPredicate callers, Consumer<SelectionKey> action) {
    List.copyOf(selector.keys()).stream()
        .filter(key -> callers.test(socketOf(key).number()))
        .forEach(action);
  }

  private CompletableFuture<Void> hand(Runnable task) {
    var done = new CompletableFuture<Void>();
    tasks.add(
        () -> {
          task.run();
          done.complete(null);
        });
    selector.wakeup();
    return done;
  }

  private void connect(Opening opening, Caller caller) {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(opening.server());
      var socket = new Socket(channel, caller, opening);
      channel.register(selector, SelectionKey.OP_CONNECT, socket);
    } catch (IOException e) {
      opening.failed(e);
    }
  }

  private void run() {
    while (!closing) {
      turn();
    }
    selector.keys().forEach(Sockets::cut);
    close(selector);
  }

  private static void close(Selector selector) {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void turn() {
    try {
      selector.select(this::ready, LOOK_MILLIS);
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    } catch (IOException | RuntimeException e) {
      failures.accept("the thread of the sockets: " + e);
    }
  }

  private void ready(SelectionKey key) {
    Socket socket = socketOf(key);
    try {
      if (key.isConnectable()) {
        socket.connected(key);
      } else {
        socket.read(buffer, reception);
      }
    } catch (IOException e) {
      failures.accept("socket %d: %s".formatted(socket.number(), e.getMessage()));
      socket.opening().failed(e);
      cut(key);
    }
  }

  private static void cut(SelectionKey key) {
    try {
      socketOf(key).cut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket socketOf(SelectionKey key) {
    return (Socket) key.attachment();
  }

  /** Has the thread cut all connections and end. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
  }
}

package io.heliograph.harness.sockets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the thread of all sockets. The package documentation describes its guarantees. */
public final class SocketLoop implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;
  private static final long LOOK_MILLIS = 1000;

  private final Setup setup;
  private final Consumer<String> failures;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Thread thread = Thread.ofPlatform().name("sockets").unstarted(this::run);
  private volatile boolean closing;

  private SocketLoop(Setup setup, Consumer<String> failures, Selector selector) {
    this.setup = setup;
    this.failures = failures;
    this.selector = selector;
  }

  /**
   * Starts the thread, without sockets.
   *
   * @param setup applied to each socket before it connects
   * @param failures receives failures of the thread, in one line each
   */
  public static SocketLoop start(Setup setup, Consumer<String> failures) {
    try {
      var loop = new SocketLoop(setup, failures, Selector.open());
      loop.thread.start();
      return loop;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts to connect a socket. Any thread may call this.
   *
   * @param token offered as the sub-protocol, as Backstage's pages do
   */
  public Socket connect(InetSocketAddress server, String token, SocketListener listener) {
    var socket = new Socket(this, channel(), server, token, listener);
    execute(() -> socket.connect(selector));
    return socket;
  }

  private SocketChannel channel() {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      setup.apply(channel);
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the task on the thread of the sockets. */
  public CompletableFuture<Void> submit(Runnable task) {
    var done = new CompletableFuture<Void>();
    execute(
        () -> {
          task.run();
          done.complete(null);
        });
    return done;
  }

  /** Runs the task at once if the caller is the thread of the sockets, and queues it otherwise. */
  void execute(Runnable task) {
    if (Thread.currentThread().equals(thread)) {
      task.run();
    } else {
      tasks.add(task);
      selector.wakeup();
    }
  }

  @Nullable SelectionKey keyOf(SocketChannel channel) {
    return channel.keyFor(selector);
  }

  void failed(Exception failure) {
    failures.accept("the thread of the sockets: " + failure);
  }

  private void run() {
    while (!closing) {
      turn();
    }
    selector.keys().forEach(key -> socketOf(key).cut());
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
      selector.select(key -> socketOf(key).ready(key, buffer), LOOK_MILLIS);
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  private static Socket socketOf(SelectionKey key) {
    return (Socket) key.attachment();
  }

  /** Requests that the thread closes all connections and ends. Does not wait for it. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
  }

  /** Sets options of a socket before it connects. */
  @FunctionalInterface
  public interface Setup {
    void apply(SocketChannel channel) throws IOException;
  }
}

package io.heliograph.benchmarks.sockets;

import io.heliograph.harness.sockets.Incoming;
import io.heliograph.harness.sockets.Socket;
import io.heliograph.harness.sockets.SocketListener;
import io.heliograph.harness.sockets.SocketLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** All sockets of this process, by the number of their caller. */
public final class Sockets implements AutoCloseable {
  private final Consumer<String> failures;
  private final SocketLoop loop;

  /** Used only on the thread of the sockets. */
  private final Map<Integer, Socket> connected = new HashMap<>();

  private volatile Reception reception = Reception.INDIFFERENT;

  private Sockets(Consumer<String> failures) {
    this.failures = failures;
    this.loop = SocketLoop.start(Sockets::withoutLinger, failures);
  }

  /** Starts the thread of the sockets. Each failure is reported as one line. */
  public static Sockets start(Consumer<String> failures) {
    return new Sockets(failures);
  }

  /** Disables lingering, so that a closed connection leaves no port in TIME_WAIT. */
  private static void withoutLinger(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
  }

  /** Sets the reception of all later signals. */
  public void receive(Reception next) {
    reception = next;
  }

  /**
   * Opens sockets. The future completes when each has sent its greeting and fails with the first
   * refusal.
   */
  public CompletableFuture<Void> open(
      InetSocketAddress server, Collection<Caller> callers, int atOnce) {
    var opening = new Opening(server, new ArrayDeque<>(callers), this::connect);
    return callers.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : loop.submit(() -> opening.start(atOnce)).thenCompose(started -> opening.done());
  }

  private void connect(Opening opening, Caller caller) {
    var listener = new CallerListener(caller, opening);
    connected.put(caller.number(), loop.connect(opening.server(), caller.token(), listener));
  }

  /** Closes the connections of these callers. */
  public CompletableFuture<Void> drop(IntPredicate callers) {
    return loop.submit(
        () -> {
          those(callers).forEach(Socket::close);
          connected.keySet().removeIf(callers::test);
        });
  }

  /**
   * Stops reading on the sockets of these callers until they are dropped. A close by the server is
   * not detected either.
   */
  public CompletableFuture<Void> pause(IntPredicate callers) {
    return loop.submit(() -> those(callers).forEach(Socket::stopReading));
  }

  private Stream<Socket> those(IntPredicate callers) {
    return connected.entrySet().stream()
        .filter(socket -> callers.test(socket.getKey()))
        .map(Map.Entry::getValue);
  }

  /** Closes all connections and ends the thread. */
  @Override
  public void close() {
    loop.close();
  }

  private final class CallerListener implements SocketListener {
    private final Caller caller;
    private final Opening opening;

    CallerListener(Caller caller, Opening opening) {
      this.caller = caller;
      this.opening = opening;
    }

    @Override
    public void opened(Socket socket) {
      socket.send(caller.greeting());
      opening.opened();
    }

    @Override
    public void text(Socket socket, ByteBuffer buffer, Incoming frame) {
      Signals.tell(reception, caller.number(), buffer, frame);
    }

    @Override
    public void closed(Socket socket, IOException reason) {
      boolean _ = connected.remove(caller.number(), socket);
      failures.accept("socket %d: %s".formatted(caller.number(), reason.getMessage()));
      opening.failed(reason);
    }
  }
}

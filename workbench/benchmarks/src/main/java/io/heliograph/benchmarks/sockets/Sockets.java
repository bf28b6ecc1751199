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

  /** For the thread of the sockets only. */
  private final Map<Integer, Socket> connected = new HashMap<>();

  private volatile Reception reception = Reception.INDIFFERENT;

  private Sockets(Consumer<String> failures) {
    this.failures = failures;
    this.loop = SocketLoop.start(Sockets::withoutLinger, failures);
  }

  /** Failures are told in one line each. */
  public static Sockets start(Consumer<String> failures) {
    return new Sockets(failures);
  }

  /** A connection that is cut leaves no port that waits for the last packets. */
  private static void withoutLinger(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
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
        : loop.submit(() -> opening.start(atOnce)).thenCompose(started -> opening.done());
  }

  private void connect(Opening opening, Caller caller) {
    var listener = new CallerListener(caller, opening);
    connected.put(caller.number(), loop.connect(opening.server(), caller.token(), listener));
  }

  /** Cuts the connections of those callers. */
  public CompletableFuture<Void> drop(IntPredicate callers) {
    return loop.submit(
        () -> {
          those(callers).forEach(Socket::close);
          connected.keySet().removeIf(callers::test);
        });
  }

  /**
   * Those callers read nothing any more, until they are dropped. What the server does about it,
   * they do not see.
   */
  public CompletableFuture<Void> pause(IntPredicate callers) {
    return loop.submit(() -> those(callers).forEach(Socket::stopReading));
  }

  private Stream<Socket> those(IntPredicate callers) {
    return connected.entrySet().stream()
        .filter(socket -> callers.test(socket.getKey()))
        .map(Map.Entry::getValue);
  }

  /** Has the thread cut all connections and end. */
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

package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.measurement.OpenFiles;
import io.heliograph.benchmarks.product.Message;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Servers;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Queue;
import java.util.stream.IntStream;

/** People of the group with an open page each: one socket, subscribed to their notifications. */
final class Listeners implements AutoCloseable {
  private static final String SUBSCRIBE =
      "{\"action\":\"subscribe\",\"channel\":\"notifications\"}";
  private static final int HANDSHAKES_AT_ONCE = 64;
  private static final Duration HANDSHAKES = Duration.ofMinutes(2);

  private final WebSocketClient client;
  private final int count;
  private volatile Landing landing = new Landing("nothing yet", 0);

  private Listeners(WebSocketClient client, int count) {
    this.client = client;
    this.count = count;
  }

  /** As many of the members as this process, and one like it, may have sockets. */
  static Listeners open(Bench bench, int port) {
    int count = OpenFiles.atMost(bench.scale().members());
    var options = new WebSocketClientOptions().setMaxConnections(count);
    var listeners = new Listeners(bench.vertx().createWebSocketClient(options), count);
    bench.terminal().note("%s sockets are opened …".formatted(Numbers.count(count)));
    listeners.connect(bench.servers(), port);
    return listeners;
  }

  int count() {
    return count;
  }

  /** Completes with the nano time at which the last of them has heard of it. */
  Future<Long> allHear(Message message) {
    landing = new Landing(message.title(), count);
    return landing.last.future();
  }

  private void connect(Servers servers, int port) {
    Queue<Integer> numbers = new ArrayDeque<>(IntStream.range(0, count).boxed().toList());
    var lines =
        IntStream.range(0, HANDSHAKES_AT_ONCE)
            .mapToObj(line -> connectNext(numbers, servers, port))
            .toList();
    Await.result("opening the sockets", Future.all(lines), HANDSHAKES);
  }

  /** One after the other until none is left. */
  private Future<Void> connectNext(Queue<Integer> numbers, Servers servers, int port) {
    Integer number;
    synchronized (numbers) {
      number = numbers.poll();
    }
    return number == null
        ? Future.succeededFuture()
        : connect(number, servers, port).compose(open -> connectNext(numbers, servers, port));
  }

  private Future<Void> connect(int number, Servers servers, int port) {
    User member = servers.user(People.person(number));
    var address =
        new WebSocketConnectOptions()
            .setHost(RunningService.HOST)
            .setPort(port)
            .setURI("/api/signals")
            .addHeader("Authorization", "Bearer " + member.token());
    return client.connect(address).compose(socket -> subscribe(socket, number));
  }

  private Future<Void> subscribe(WebSocket socket, int number) {
    socket.textMessageHandler(frame -> landing.heard(number, frame));
    return socket.writeTextMessage(SUBSCRIBE);
  }

  @Override
  public void close() {
    Await.result("closing the sockets", client.close(), Duration.ofSeconds(30));
  }

  /** Lives on the event loop. */
  private static final class Landing {
    private final String title;
    private final int expected;
    private final BitSet heard = new BitSet();
    private final Promise<Long> last = Promise.promise();

    Landing(String title, int expected) {
      this.title = title;
      this.expected = expected;
    }

    void heard(int number, String frame) {
      if (!heard.get(number) && frame.contains(title)) {
        heard.set(number);
        completeIfLast();
      }
    }

    private void completeIfLast() {
      if (heard.cardinality() == expected) {
        last.complete(System.nanoTime());
      }
    }
  }
}

package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.measurement.OpenFiles;
import io.heliograph.benchmarks.product.Message;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Servers;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.sockets.Caller;
import io.heliograph.benchmarks.sockets.Reception;
import io.heliograph.benchmarks.sockets.Sockets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Members of the group with one socket each that is subscribed to notifications. */
final class Listeners implements Reception, AutoCloseable {
  private static final String SUBSCRIBE =
      "{\"action\":\"subscribe\",\"channel\":\"notifications\"}";
  private static final int HANDSHAKES_AT_ONCE = 64;
  private static final Duration HANDSHAKES = Duration.ofMinutes(2);

  private final Sockets sockets;
  private final int count;
  private volatile Landing landing = new Landing("nothing yet", 0);

  private Listeners(Sockets sockets, int count) {
    this.sockets = sockets;
    this.count = count;
  }

  /**
   * Opens one socket for each member, limited by the number of files that this process and the
   * service may open.
   */
  static Listeners open(Bench bench, int port) {
    int count = OpenFiles.atMost(bench.scale().members());
    var listeners = new Listeners(Sockets.start(bench.failures()::add), count);
    bench.terminal().note("%s sockets are opened …".formatted(Numbers.count(count)));
    listeners.connect(bench.servers(), port);
    return listeners;
  }

  int count() {
    return count;
  }

  /** Returns a future of the nano time at which the last socket has received the message. */
  Future<Long> allHear(Message message) {
    landing = new Landing(message.title(), count);
    return landing.last.future();
  }

  private void connect(Servers servers, int port) {
    List<Caller> callers =
        IntStream.range(0, count)
            .mapToObj(number -> new Caller(number, token(servers, number), SUBSCRIBE))
            .toList();
    sockets.receive(this);
    var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Await.result(
        "opening the sockets", sockets.open(server, callers, HANDSHAKES_AT_ONCE), HANDSHAKES);
  }

  private static String token(Servers servers, int number) {
    return servers.user(People.person(number)).token();
  }

  /** Does nothing, because no signal of this figure has a stamp. */
  @Override
  public void signal(int socket, long number, long nanos) {}

  @Override
  public void unstamped(int socket, String frame) {
    landing.heard(socket, frame);
  }

  @Override
  public void close() {
    sockets.close();
  }

  /** Tracks the arrival of one message. It is used only on the thread of the sockets. */
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

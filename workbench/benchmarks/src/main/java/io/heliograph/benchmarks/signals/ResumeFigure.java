package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import io.heliograph.benchmarks.sockets.Caller;
import io.heliograph.benchmarks.sockets.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures resumption: all clients lose their connection, reconnect at the same moment and receive
 * the missed signals.
 */
final class ResumeFigure implements Figure {
  private static final String NO_POSITION = "null";

  /** Maximum concurrent handshakes of the first connections, which are not measured. */
  private static final int HANDSHAKES_AT_ONCE = 64;

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final SignalBench bench;
  private final int sockets;
  private @Nullable Result result;

  ResumeFigure(SignalBench bench) {
    this.bench = bench;
    this.sockets = bench.scale().many();
  }

  @Override
  public String name() {
    return "the return of %s sockets".formatted(Numbers.count(sockets));
  }

  /** Does nothing. This figure has no baseline. */
  @Override
  public void measureBaseline() {}

  @Override
  public void measure(Product product) {
    SignalSender sender = SignalSender.of(product.signals());
    var before = new Returning(bench.failures(), sockets);
    open(sender, before, HANDSHAKES_AT_ONCE, number -> NO_POSITION);
    Await.until(
        "all subscriptions are acknowledged", () -> before.subscribed() == sockets, TIMEOUT);
    cut();
    publish();
    result = comeBack(sender, before);
    cut();
  }

  private void publish() {
    for (int number = 0; number < Returning.BROADCASTS; number++) {
      bench.writer().broadcast(Broadcasts.CHANNEL, Stamp.now(), number);
    }
    for (int person = 0; person < sockets; person++) {
      bench
          .writer()
          .write(
              Broadcasts.CHANNEL, People.person(person), Stamp.now(), Returning.PERSONAL + person);
    }
    bench.writer().flush();
  }

  private Result comeBack(SignalSender sender, Returning before) {
    var clients = new Returning(bench.failures(), sockets);
    long start = System.nanoTime();
    open(sender, clients, sockets, number -> "\"" + before.position(number) + "\"");
    Await.until(
        "all have what they missed",
        () -> clients.subscribed() == sockets && clients.complete() >= clients.recovered(),
        TIMEOUT);
    var elapsed = Duration.ofNanos(System.nanoTime() - start);
    return new Result(elapsed, sockets - clients.recovered());
  }

  private void open(
      SignalSender sender, Returning clients, int atOnce, IntFunction<String> position) {
    bench.sockets().receive(clients);
    List<Caller> callers =
        IntStream.range(0, sockets)
            .mapToObj(number -> caller(number, position.apply(number)))
            .toList();
    Await.result(
        "opening the sockets", bench.sockets().open(sender.address(), callers, atOnce), TIMEOUT);
  }

  private Caller caller(int number, String position) {
    String subscribe =
        "{\"action\":\"subscribe\",\"channel\":\"%s\",\"since\":%s}"
            .formatted(Broadcasts.CHANNEL, position);
    return new Caller(number, bench.tokens().of(number), subscribe);
  }

  private void cut() {
    Await.result("cutting sockets", bench.sockets().drop(all -> true), TIMEOUT);
  }

  @Override
  public List<Line> lines() {
    return result == null ? List.of() : List.of(line(result));
  }

  private Line line(Result of) {
    return Line.of(
            "Return of %s sockets at once".formatted(Numbers.count(sockets)),
            "%s, %s could not resume"
                .formatted(Numbers.millis(of.elapsed()), Numbers.count(of.unrecovered())))
        .target(Target.of("≤ 10 s", of.elapsed().compareTo(LIMIT) <= 0 && of.unrecovered() == 0));
  }

  private record Result(Duration elapsed, int unrecovered) {}
}

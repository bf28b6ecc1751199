package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.load.FixedRate;
import io.heliograph.benchmarks.load.LatencyRecorder;
import io.heliograph.benchmarks.load.Spread;
import io.heliograph.benchmarks.sockets.Sockets;
import io.heliograph.benchmarks.sockets.Stamp;
import io.heliograph.harness.product.LiveHeap;
import io.heliograph.harness.product.ServiceMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs rounds of a steady load, alternately without and with sockets that do not read. Both kinds
 * of rounds have the same large broadcasts; without such sockets these have no subscriber.
 */
final class Stall {
  /** Divisor for the share of sockets that do not read. */
  static final int ONE_IN = 20;

  private static final String LARGE = "bench-large";

  /** Text of large broadcasts. Their rate closes a socket that does not read after two seconds. */
  private static final String FILLING = "x".repeat(60 * 1024);

  private static final int PER_SECOND = 10;
  private static final int BEATS_PER_LOOK = 5;

  /**
   * Number of pairs of rounds. Many short rounds expose both kinds to the same noise of the
   * machine.
   */
  private static final int PAIRS = 5;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String OPEN = "heliograph_signals_connections ";
  private static final String OVERLOADED =
      "heliograph_signals_connections_closed_total{reason=\"overloaded\"}";

  private final SignalBench bench;
  private final SignalSender sender;
  private final ServiceMetrics metrics;
  private final Audience others;
  private final int stalled;
  private double heap;

  private Stall(SignalBench bench, SignalSender sender, Audience others, int stalled) {
    this.bench = bench;
    this.sender = sender;
    this.metrics = sender.metrics();
    this.others = others;
    this.stalled = stalled;
  }

  static Result measure(SignalBench bench, SignalSender sender) {
    int stalled = bench.scale().few() / ONE_IN;
    try (var others = new Audience(bench, sender, Broadcasts.CHANNEL)) {
      others.grow(bench.scale().few() - stalled);
      return new Stall(bench, sender, others, stalled).measure();
    }
  }

  private Result measure() {
    Round _ = without();
    double closed = metrics.now().sum(OVERLOADED);
    var without = new ArrayList<Round>();
    var with = new ArrayList<Round>();
    for (int round = 0; round < PAIRS; round++) {
      without.add(without());
      with.add(with());
    }
    return new Result(without, with, metrics.now().sum(OVERLOADED) - closed);
  }

  private Round without() {
    return load().round(growth());
  }

  private Round with() {
    try (var stalling = Audience.after(others, LARGE)) {
      stalling.grow(stalled);
      stopReading();
      Load load = load();
      awaitTheirEnd();
      return load.round(growth());
    }
  }

  /** Returns the growth of the live heap since the last call. */
  private double growth() {
    double before = heap;
    heap = LiveHeap.bytes(sender.process());
    return heap - before;
  }

  private void stopReading() {
    Sockets sockets = bench.sockets();
    Await.result("pausing sockets", sockets.pause(number -> number >= others.count()), TIMEOUT);
  }

  /** Waits until all stalled sockets are closed. Most are closed before this call. */
  private void awaitTheirEnd() {
    Await.until(
        "who takes nothing is closed",
        () -> {
          bench.writer().broadcast(LARGE, Stamp.now(), 0, FILLING);
          return metrics.now().sum(OPEN) <= others.count();
        },
        TIMEOUT);
  }

  private Load load() {
    var direct = new DoubleAccumulator(Math::max, 0);
    LatencyRecorder recorder = LatencyRecorder.ofBroadcasts(bench.failures(), others.count());
    bench.sockets().receive(recorder);
    var rate = new FixedRate(PER_SECOND, bench.scale().round());
    Delivery delivery =
        Delivery.of(
            sender,
            recorder,
            none -> others.count() * rate.run((number, due) -> beat(number, due, direct)));
    return new Load(delivery, direct.get());
  }

  private void beat(long number, long due, DoubleAccumulator direct) {
    bench.writer().broadcast(Broadcasts.CHANNEL, due, number);
    bench.writer().broadcast(LARGE, due, number, FILLING);
    if (number % BEATS_PER_LOOK == 0) {
      look(direct);
    }
  }

  private void look(DoubleAccumulator direct) {
    var _ =
        metrics
            .read()
            .thenAccept(page -> direct.accumulate(page.direct()))
            .whenComplete((seen, failure) -> check(failure));
  }

  private void check(@Nullable Throwable failure) {
    if (failure != null) {
      bench.failures().add("the metrics cannot be read: " + failure);
    }
  }

  private record Load(Delivery delivery, double direct) {

    Round round(double heap) {
      return new Round(delivery.percentileMillis(99), heap, direct);
    }
  }

  /**
   * The result of one round.
   *
   * @param tail the 99th percentile of the sockets that read, in milliseconds
   * @param heap growth of the live heap in bytes
   * @param direct maximum direct memory in bytes
   */
  record Round(double tail, double heap, double direct) {}

  /**
   * The result of all rounds.
   *
   * @param closed number of sockets that were closed because they did not read
   */
  record Result(List<Round> without, List<Round> with, double closed) {

    static Spread spread(List<Round> rounds, ToDoubleFunction<Round> of) {
      return Spread.of(rounds.stream().mapToDouble(of));
    }
  }
}

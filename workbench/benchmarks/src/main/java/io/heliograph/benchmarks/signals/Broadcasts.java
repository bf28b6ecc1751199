package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.inbox.Scale;
import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.load.FixedRate;
import io.heliograph.benchmarks.load.LatencyRecorder;
import io.heliograph.benchmarks.load.Spread;
import io.heliograph.benchmarks.sockets.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Measures broadcasts from one process to many sockets, at the maximum rate and at a fixed rate.
 */
final class Broadcasts {
  static final String CHANNEL = "bench";

  /** Maximum number of frames that wait for one socket. The limit of the service is higher. */
  private static final int UNDER_WAY = 64;

  private static final int PER_SECOND = 10;
  private static final long LOOK_NANOS = 100_000;
  private final SignalBench bench;
  private final SignalSender sender;
  private final int sockets;

  private Broadcasts(SignalBench bench, SignalSender sender, int sockets) {
    this.bench = bench;
    this.sender = sender;
    this.sockets = sockets;
  }

  static Result measure(SignalBench bench, SignalSender sender) {
    int sockets = bench.scale().listeners();
    try (var audience = new Audience(bench, sender, CHANNEL)) {
      audience.grow(sockets);
      return new Broadcasts(bench, sender, sockets).measure();
    }
  }

  private Result measure() {
    Delivery _ = saturated(bench.scale().warmUp());
    List<Delivery> rounds =
        Stream.generate(() -> saturated(bench.scale().round())).limit(Scale.ROUNDS).toList();
    Delivery _ = paced(bench.scale().round());
    return new Result(rounds, paced(bench.scale().longRound()));
  }

  private Delivery saturated(Duration time) {
    return delivery(recorder -> saturate(recorder, time));
  }

  private long saturate(LatencyRecorder recorder, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long sent = 0;
    while (System.nanoTime() < end) {
      if (recorder.frames() >= (sent - UNDER_WAY + 1) * sockets) {
        bench.writer().broadcast(CHANNEL, Stamp.now(), sent++);
      } else {
        Await.nanos("broadcasts", LOOK_NANOS);
      }
    }
    return sent * sockets;
  }

  private Delivery paced(Duration time) {
    return delivery(
        recorder ->
            sockets
                * new FixedRate(PER_SECOND, time)
                    .run((number, due) -> bench.writer().broadcast(CHANNEL, due, number)));
  }

  private Delivery delivery(ToLongFunction<LatencyRecorder> load) {
    LatencyRecorder recorder = LatencyRecorder.ofBroadcasts(bench.failures(), sockets);
    bench.sockets().receive(recorder);
    return Delivery.of(sender, recorder, load);
  }

  /**
   * The result of the measurement.
   *
   * @param saturated one value per round at the maximum rate
   * @param paced at a fixed rate
   */
  record Result(List<Delivery> saturated, Delivery paced) {

    Spread perSecond() {
      return Spread.of(saturated.stream().mapToDouble(round -> round.sample().perSecond()));
    }

    Spread microsPerFrame() {
      return Spread.of(saturated.stream().mapToDouble(Delivery::microsPerFrame));
    }
  }
}

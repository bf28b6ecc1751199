package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.sockets.Caller;
import io.heliograph.benchmarks.sockets.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** People with one socket each, subscribed to one channel in the way of Backstage's client. */
final class Audience implements AutoCloseable {
  private static final int HANDSHAKES_AT_ONCE = 64;
  private static final Duration HANDSHAKES = Duration.ofMinutes(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(300);

  private final SignalBench bench;
  private final SignalSender sender;
  private final String channel;
  private final int first;
  private int count;
  private long probes;

  Audience(SignalBench bench, SignalSender sender, String channel) {
    this(bench, sender, channel, 0);
  }

  private Audience(SignalBench bench, SignalSender sender, String channel, int first) {
    this.bench = bench;
    this.sender = sender;
    this.channel = channel;
    this.first = first;
  }

  /**
   * Creates an audience whose numbers follow those of the other one. The other one must not change
   * until this one is closed.
   */
  static Audience after(Audience others, String channel) {
    return new Audience(others.bench, others.sender, channel, others.first + others.count);
  }

  /** Opens sockets until this number receives broadcasts. */
  void grow(int size) {
    List<Caller> callers =
        IntStream.range(first + count, first + size).mapToObj(this::caller).toList();
    Await.result(
        "opening %s sockets".formatted(Numbers.count(size)),
        bench.sockets().open(sender.address(), callers, HANDSHAKES_AT_ONCE),
        HANDSHAKES);
    count = size;
    untilSubscribed();
  }

  private Caller caller(int number) {
    String subscribe = "{\"action\":\"subscribe\",\"channel\":\"%s\"}".formatted(channel);
    return new Caller(number, bench.tokens().of(number), subscribe);
  }

  /**
   * Sends broadcasts until one has reached every socket, because these subscriptions are not
   * acknowledged. After one more has arrived everywhere, none is in transit.
   */
  private void untilSubscribed() {
    var first = new Probe(0);
    bench.sockets().receive(first);
    while (first.count() < count) {
      probe();
      Await.nanos("a broadcast", BETWEEN_PROBES.toNanos());
    }
    var last = new Probe(probes);
    bench.sockets().receive(last);
    probe();
    Await.until("a broadcast is everywhere", () -> last.count() == count, TIMEOUT);
  }

  private void probe() {
    bench.writer().broadcast(channel, Stamp.now(), probes++);
  }

  void shrink(int size) {
    count = size;
    Await.result(
        "cutting sockets", bench.sockets().drop(number -> number >= first + size), TIMEOUT);
  }

  int count() {
    return count;
  }

  @Override
  public void close() {
    shrink(0);
  }
}

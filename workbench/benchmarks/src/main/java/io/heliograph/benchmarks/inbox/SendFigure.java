package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.Rounds;
import io.heliograph.benchmarks.load.Sample;
import io.heliograph.benchmarks.load.Spread;
import io.heliograph.benchmarks.measurement.Database;
import io.heliograph.benchmarks.measurement.Processors;
import io.heliograph.benchmarks.product.Api;
import io.heliograph.benchmarks.product.Message;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Baseline;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Measures sends to one person each. The next send starts when an answer arrives. */
final class SendFigure implements Figure {
  /** Writes all rows that one send leaves in the database, in one statement. */
  private static final String ROWS_OF_ONE_SEND =
      """
      WITH ledger AS (
        INSERT INTO person AS p (user_ref, sequence, unread, total) VALUES ($2::text, 1, 1, 1)
        ON CONFLICT (user_ref) DO UPDATE
        SET sequence = p.sequence + 1, unread = p.unread + 1, total = p.total + 1
        RETURNING sequence
      ), stored AS (
        INSERT INTO notification
          (id, user_ref, sequence, origin, created, title, description, severity)
        SELECT $1::uuid, $2, sequence, 'external:benchmark', $3::timestamptz, $4, $5, 1 FROM ledger
      )
      INSERT INTO outbox (event_id, type, channel, recipient, subject, occurred, message)
      SELECT $6::uuid, 'io.heliograph.notifications.new_notification', 'notifications', $2, $1::text,
        $3::timestamptz, $7
      FROM ledger
      """;

  private static final double TARGET_RATIO = 0.6;
  private static final double TARGET_TAIL = 4;

  private final Bench bench;
  private final Baseline baseline = new Baseline();
  private @Nullable Result result;

  SendFigure(Bench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "sends to one person";
  }

  @Override
  public void measureBaseline() {
    Rounds rounds =
        bench
            .load(Database.CONNECTIONS, this::write)
            .measure(bench.scale().round(), bench.scale().round());
    baseline.add(rounds.perSecond().median());
  }

  private Future<?> write() {
    Message message = toSomebody();
    UUID id = Message.newId();
    return bench
        .database()
        .query(
            ROWS_OF_ONE_SEND,
            Tuple.of(id, message.recipient(), OffsetDateTime.now(ZoneOffset.UTC))
                .addString(message.title())
                .addString(Message.DESCRIPTION)
                .addUUID(Message.newId())
                .addString(message.signal(id, message.recipient())));
  }

  @Override
  public void measure(Product product) {
    var load = bench.load(Api.CONNECTIONS, () -> product.api().send(toSomebody()));
    Sample _ = load.runFor(bench.scale().warmUp());
    bench.database().awaitEmptyOutbox();
    var processors = Processors.watch(bench, product);
    Rounds rounds = Rounds.of(() -> load.runFor(bench.scale().round()));
    long end = System.nanoTime();
    bench.database().awaitEmptyOutbox();
    var relayed = Duration.ofNanos(System.nanoTime() - end);
    result = new Result(rounds, relayed, processors.usage());
  }

  private Message toSomebody() {
    int number = ThreadLocalRandom.current().nextInt(bench.scale().people());
    return Message.to(People.person(number));
  }

  @Override
  public List<Line> lines() {
    return result == null
        ? List.of()
        : List.of(rate(result), latency(result), relay(result), processors(result));
  }

  private Line rate(Result of) {
    Spread rate = of.rounds().perSecond();
    double ratio = rate.median() / baseline.mean();
    return Line.of(
            "Sends to one person, %d connections".formatted(Api.CONNECTIONS),
            Numbers.spread(rate, Numbers::perSecond))
        .baseline(baseline.text(Numbers::perSecond), ratio)
        .target(Target.of("ratio ≥ " + TARGET_RATIO, ratio >= TARGET_RATIO));
  }

  private static Line latency(Result of) {
    double p50 = of.rounds().percentileMillis(50);
    double p99 = of.rounds().percentileMillis(99);
    return Line.of("… the time of one", Numbers.latency(of.rounds()))
        .target(Target.of("p99 ≤ 4 × p50", p99 <= TARGET_TAIL * p50));
  }

  private static Line relay(Result of) {
    return Line.of("… from the last answer until all are in Kafka", Numbers.millis(of.relayed()));
  }

  private static Line processors(Result of) {
    return Line.of("… processor time per 1,000", of.usage().perThousand(of.rounds().operations()));
  }

  /**
   * The result of the figure.
   *
   * @param relayed time from the last answer until the outbox was empty
   */
  private record Result(Rounds rounds, Duration relayed, Processors.Usage usage) {}
}

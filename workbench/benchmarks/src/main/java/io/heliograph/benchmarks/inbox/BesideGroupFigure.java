package io.heliograph.benchmarks.inbox;

import io.heliograph.benchmarks.load.Await;
import io.heliograph.benchmarks.load.ClosedLoop;
import io.heliograph.benchmarks.load.Rounds;
import io.heliograph.benchmarks.load.Sample;
import io.heliograph.benchmarks.product.Message;
import io.heliograph.benchmarks.product.People;
import io.heliograph.benchmarks.product.Product;
import io.heliograph.benchmarks.report.Figure;
import io.heliograph.benchmarks.report.Line;
import io.heliograph.benchmarks.report.Numbers;
import io.heliograph.benchmarks.report.Target;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Measures sends to one person each, first alone and then during repeated sends to a group that
 * contains these persons. The difference is the cost of the large send for others.
 */
final class BesideGroupFigure implements Figure {
  /** Number of connections, low enough to leave processor time unused. */
  private static final int CONNECTIONS = 4;

  private static final double TARGET_RATIO = 2;
  private static final double TARGET_LOCK_MILLIS = 50;
  private static final double LONGEST = 100;

  private static final String LOCK = "SELECT FROM person WHERE user_ref = $1 FOR UPDATE";

  private final Bench bench;
  private @Nullable Result result;

  BesideGroupFigure(Bench bench) {
    this.bench = bench;
  }

  @Override
  public String name() {
    return "sends to one person beside sends to a group";
  }

  /** Does nothing. The figure compares the product with itself. */
  @Override
  public void measureBaseline() {}

  @Override
  public void measure(Product product) {
    ClosedLoop load = bench.load(CONNECTIONS, () -> product.api().send(toMember()));
    Sample _ = load.runFor(bench.scale().round());
    Rounds alone = Rounds.of(() -> load.runFor(bench.scale().round()));
    bench.database().awaitEmptyOutbox();
    var group = new Repeated(product);
    group.next();
    Rounds beside = Rounds.of(() -> load.runFor(bench.scale().round()));
    Rounds locks = Rounds.of(() -> ledgers().runFor(bench.scale().round()));
    group.stop();
    result = new Result(alone, beside, locks);
  }

  /** Locks the ledger rows of members one after the other, without using the product. */
  private ClosedLoop ledgers() {
    return bench.load(1, () -> bench.database().query(LOCK, Tuple.of(People.person(anyMember()))));
  }

  private Message toMember() {
    return Message.to(People.person(anyMember()));
  }

  private int anyMember() {
    return ThreadLocalRandom.current().nextInt(bench.scale().members());
  }

  @Override
  public List<Line> lines() {
    return result == null ? List.of() : List.of(sends(result), locks(result.locks()));
  }

  private static Line locks(Rounds locks) {
    boolean met = locks.percentileMillis(LONGEST) <= TARGET_LOCK_MILLIS;
    return Line.of("… until the ledger row of one of them is free", Numbers.latency(locks))
        .target(Target.of("max ≤ 50 ms", met));
  }

  private Line sends(Result of) {
    double ratio = of.beside().percentileMillis(99) / of.alone().percentileMillis(99);
    return Line.of(
            "Sends to one person, %d connections, while others send to %s, that person included"
                .formatted(CONNECTIONS, Numbers.count(bench.scale().members())),
            Numbers.latency(of.beside()))
        .baseline("alone: " + Numbers.latency(of.alone()), ratio)
        .target(Target.of("p99 ≤ 2 × alone", ratio <= TARGET_RATIO));
  }

  /** Repeats sends to the group, one after the other. */
  private final class Repeated {
    private final Product product;
    private final Promise<Void> end = Promise.promise();
    private volatile boolean stopped;

    Repeated(Product product) {
      this.product = product;
    }

    void next() {
      product
          .api()
          .send(Message.to(People.GROUP))
          .onFailure(failure -> bench.failures().add(String.valueOf(failure)))
          .onComplete(ended -> sendAgain());
    }

    private void sendAgain() {
      if (stopped) {
        end.complete();
      } else {
        next();
      }
    }

    void stop() {
      stopped = true;
      Await.result("a send to the group", end.future(), GroupFigure.TIMEOUT);
    }
  }

  private record Result(Rounds alone, Rounds beside, Rounds locks) {}
}

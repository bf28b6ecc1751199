package io.heliograph.signals.consumer;

import io.heliograph.signals.hub.StreamAge;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/**
 * Checks whether every broker that leads a partition still responds. Kafka's client does not report
 * this: a poll without a response is indistinguishable from a poll without records. For the
 * consuming thread only.
 */
final class BrokerLiveness {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final String GROUP = "consumer-node-metrics";
  private static final String RESPONSES = "response-total";

  private final Consumer<?, ?> consumer;
  private final Supplier<Set<Integer>> leaders;
  private final StreamAge age;
  private final Map<Integer, Answered> byLeader = new HashMap<>();
  private long checked = System.nanoTime();

  /**
   * @param leaders ids of the brokers that lead a partition at present
   */
  BrokerLiveness(Consumer<?, ?> consumer, Supplier<Set<Integer>> leaders, StreamAge age) {
    this.consumer = consumer;
    this.leaders = leaders;
    this.age = age;
  }

  /** Checks at most once a second, however often it is called. */
  void check() {
    long now = System.nanoTime();
    if (now - checked >= INTERVAL.toNanos()) {
      checked = now;
      check(leaders.get(), now);
    }
  }

  /** Leaves the time of the last answer unchanged if no leader is known. */
  private void check(Set<Integer> present, long now) {
    Map<String, Double> responses = responses();
    byLeader.keySet().retainAll(present);
    for (int leader : present) {
      double total = responses.getOrDefault("node-" + leader, 0.0);
      byLeader.merge(leader, new Answered(total, now), Answered::orBefore);
    }
    byLeader.values().stream().mapToLong(Answered::at).min().ifPresent(age::answeredAt);
  }

  private Map<String, Double> responses() {
    Map<String, Double> responses = new HashMap<>();
    consumer
        .metrics()
        .forEach(
            (name, metric) -> {
              if (name.name().equals(RESPONSES) && name.group().equals(GROUP)) {
                responses.put(name.tags().get("node-id"), number(metric));
              }
            });
    return responses;
  }

  private static double number(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
  }

  /** The number of responses of a broker, and when this number was first observed. */
  private record Answered(double total, long at) {
    Answered orBefore(Answered later) {
      return later.total == total ? this : later;
    }
  }
}

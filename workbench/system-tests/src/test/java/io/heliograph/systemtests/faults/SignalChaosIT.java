package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.RunningService;
import io.heliograph.systemtests.client.Pace;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import io.heliograph.systemtests.swarm.Page;
import io.heliograph.systemtests.swarm.Swarm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs two thousand pages on two instances. They lose connections, resume on any instance, and
 * leave and rejoin channels while signals are published. {@code -Dheliograph.seed=…} repeats a run,
 * as far as the timing of two instances under load allows.
 */
@WithSharedHeliograph
@Timeout(180)
class SignalChaosIT {
  private static final int SOCKETS = 2_000;
  private static final int SIGNALS = 20_000;
  private static final int SIGNALS_OF_A_TICK = 10;
  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private static List<RunningService> pods;

  @BeforeAll
  static void start(RunningHeliograph heliograph) {
    pods = List.of(pod(heliograph, "chaos-1"), pod(heliograph, "chaos-2"));
  }

  private static RunningService pod(RunningHeliograph heliograph, String name) {
    return heliograph.anotherSignalsService(
        "signals-service-" + name,
        Map.of(
            "HELIOGRAPH_SIGNALS_CONNECTION_HEARTBEAT", "2s",
            "HELIOGRAPH_SIGNALS_LIMITS_HANDSHAKES_PER_SECOND", "100000"));
  }

  @AfterAll
  static void stop() {
    pods.forEach(RunningService::stop);
  }

  @Test
  void everyPageHearsExactlyWhatItWasPromised(RunningHeliograph heliograph) {
    long seed = Long.getLong("heliograph.seed", System.nanoTime());
    System.out.println("chaos seed=" + seed);
    try (var swarm = new Swarm(heliograph, pods, SOCKETS, 0.1, new Random(seed)).connect()) {

      try (var pace = Pace.every(TICK, () -> tick(swarm))) {
        await().atMost(LONGEST).until(() -> pace.done() >= SIGNALS / SIGNALS_OF_A_TICK);
      }

      boolean complete = swarm.comesToRest();
      System.out.println("chaos " + swarm);
      assertThat(swarm.findings()).isEmpty();
      assertThat(complete).isTrue();
      assertThat(swarm.pages()).allSatisfy(page -> assertThat(page.complaints()).isEmpty());
      assertThat(swarm.sum(Page::recovered)).isGreaterThan(SOCKETS / 10);
      assertThat(swarm.sum(Page::notRecovered)).isLessThan(SOCKETS / 100);
    }
  }

  private static void tick(Swarm swarm) {
    swarm.somethingHappens();
    for (int i = 0; i < SIGNALS_OF_A_TICK; i++) {
      swarm.publishToSomebody();
    }
  }
}

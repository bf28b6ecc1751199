package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.RunningService;
import io.heliograph.systemtests.client.Pace;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import io.heliograph.systemtests.swarm.Page;
import io.heliograph.systemtests.swarm.Swarm;
import io.heliograph.systemtests.swarm.SwarmClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replaces both instances one after the other while signals are published. */
@WithSharedHeliograph
@Timeout(180)
class RollingRestartIT {
  private static final int SOCKETS = 400;
  private static final Duration TICK = Duration.ofMillis(5);
  private static final int RESTART = 1012;

  private static List<RunningService> pods;

  @BeforeAll
  static void start(RunningHeliograph heliograph) {
    pods = List.of(pod(heliograph, "rolling-1"), pod(heliograph, "rolling-2"));
  }

  private static RunningService pod(RunningHeliograph heliograph, String name) {
    return heliograph.anotherSignalsService(
        "signals-service-" + name,
        Map.of(
            "HELIOGRAPH_SIGNALS_DRAIN_PROPAGATION", "1s",
            "HELIOGRAPH_SIGNALS_DRAIN_PERIOD", "2s",
            "HELIOGRAPH_SIGNALS_LIMITS_HANDSHAKES_PER_SECOND", "100000"));
  }

  @AfterAll
  static void stop() {
    pods.forEach(RunningService::stop);
  }

  @Test
  void whoResumesMissesNothingAndWhoDoesNotIsToldToComeBack(RunningHeliograph heliograph) {
    long seed = Long.getLong("heliograph.seed", System.nanoTime());
    System.out.println("rolling restart seed=" + seed);
    try (var swarm = new Swarm(heliograph, pods, SOCKETS, 0.2, new Random(seed)).connect()) {
      try (var _ = Pace.every(TICK, swarm::publishToSomebody)) {
        pods.forEach(RollingRestartIT::restart);
      }

      boolean complete = swarm.comesToRest();
      System.out.println("rolling restart " + swarm);
      assertThat(swarm.findings()).isEmpty();
      assertThat(complete).isTrue();
      assertThat(swarm.sum(Page::notRecovered)).isZero();
      assertThat(swarm.clients())
          .flatExtracting(SwarmClient::closeCodes)
          .hasSizeGreaterThanOrEqualTo(SOCKETS)
          .containsOnly(RESTART);
    }
  }

  private static void restart(RunningService pod) {
    pod.stop();
    pod.start();
  }
}

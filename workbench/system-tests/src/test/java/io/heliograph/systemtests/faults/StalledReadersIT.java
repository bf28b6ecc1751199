package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.RunningService;
import io.heliograph.systemtests.client.Pace;
import io.heliograph.systemtests.harness.Memory;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
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

/**
 * Stops reading on one page in twenty while much data is sent to it. {@code
 * -Dheliograph.stall=PT1M} runs the long form.
 */
@WithSharedHeliograph
@Timeout(240)
class StalledReadersIT {
  private static final int SOCKETS = 2_000;
  private static final int STALLED = SOCKETS / 20;
  private static final Duration STALL =
      Duration.parse(System.getProperty("heliograph.stall", "PT15S"));
  private static final Duration COMPARISON = Duration.ofSeconds(5);
  private static final Duration SIGNAL = Duration.ofMillis(5);
  private static final Duration BULK = Duration.ofMillis(100);
  private static final String CLOSED =
      "heliograph_signals_connections_closed_total{reason=\"overloaded\"}";

  private static final String OPEN = "heliograph_signals_connections";

  private static final long MEGABYTE = 1 << 20;
  private static final long PENDING = 256 * 1024;

  /** Maximum direct memory: the pending bytes of all stalled pages and the variation under load. */
  private static final long DIRECT = STALLED * PENDING + 48 * MEGABYTE;

  private static final long HEAP = 24 * MEGABYTE;

  private static RunningService pod;

  @BeforeAll
  static void start(RunningHeliograph heliograph) {
    pod =
        heliograph.anotherSignalsService(
            "signals-service-stalled",
            Map.of(
                "HELIOGRAPH_SIGNALS_CONNECTION_MAX_PENDING_SIZE",
                Long.toString(PENDING),
                "HELIOGRAPH_SIGNALS_LIMITS_HANDSHAKES_PER_SECOND",
                "100000"));
  }

  @AfterAll
  static void stop() {
    pod.stop();
  }

  @Test
  void whoTakesNothingIsClosedAndNobodyElseNotices(RunningHeliograph heliograph) {
    long seed = Long.getLong("heliograph.seed", System.nanoTime());
    System.out.println("stalled readers seed=" + seed);
    try (var swarm = new Swarm(heliograph, List.of(pod), SOCKETS, 0.1, new Random(seed))) {
      List<SwarmClient> stalled = swarm.clients().subList(0, STALLED);
      stalled.forEach(client -> client.subscribe(swarm.bulk()));
      swarm.connect();
      try (var _ = Pace.every(SIGNAL, swarm::publishToSomebody)) {
        Duration without = p99After(COMPARISON, swarm);
        Memory before = Memory.of(pod);

        stalled.forEach(SwarmClient::stopReading);
        Memory.Peak peak = peakUnderLoad(swarm);

        Duration with = swarm.stopwatch().takeP99();
        System.out.printf(
            "stalled readers before=%s peak=%s p99 without=%s with=%s%n",
            before, peak, without, with);
        assertThat(pod.metric(CLOSED)).isEqualTo(STALLED);
        assertThat(pod.metric(OPEN)).isEqualTo(SOCKETS - STALLED);
        assertThat(peak.direct() - before.direct()).isLessThan(DIRECT);
        assertThat(Memory.of(pod).heap() - before.heap()).isLessThan(HEAP);
      }
      stalled.forEach(SwarmClient::resumeReading);
      await().until(() -> stalled.stream().noneMatch(client -> client.closeCodes().isEmpty()));
      boolean complete = swarm.comesToRest();
      assertThat(swarm.findings()).isEmpty();
      assertThat(complete).isTrue();
      assertThat(swarm.clients().subList(STALLED, SOCKETS))
          .allSatisfy(client -> assertThat(client.closeCodes()).isEmpty());
    }
  }

  private static Duration p99After(Duration time, Swarm swarm) {
    var _ = swarm.stopwatch().takeP99();
    await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
    return swarm.stopwatch().takeP99();
  }

  private static Memory.Peak peakUnderLoad(Swarm swarm) {
    try (var _ = Pace.every(BULK, swarm::publishBulk)) {
      return Memory.peakOf(pod, STALL);
    }
  }
}

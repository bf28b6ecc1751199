package io.heliograph.notifications.jobs;

import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.sendTo;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that a job pauses between its chunks while smaller sends are written. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(JobPauseIT.LongPauses.class)
class JobPauseIT {
  private static final int USERS = 65;
  private static final int CHUNK = 10;
  private static final String HELLO = "{\"title\":\"Hello\"}";
  private static final String FIRST = "user:default/u0";
  private static final String WRITTEN = "send_chunk WHERE written IS NOT NULL";

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void theNextChunkWaitsAfterOneThatMetASmallerSend() throws Exception {
    sendTo(FIRST, HELLO);
    try (var lock =
        tables.holding("SELECT FROM person WHERE user_ref = '" + FIRST + "' FOR UPDATE")) {
      sendToMany();
      await().until(() -> tables.rowsOf("pg_stat_activity WHERE wait_event_type = 'Lock'") == 1);

      sendTo("user:default/other", HELLO);
      lock.rollback();
    }

    await().until(() -> tables.rowsOf(WRITTEN) == 1);
    await().during(Duration.ofSeconds(1)).until(() -> tables.rowsOf(WRITTEN) == 1);
  }

  @Test
  void aJobWithoutOtherSendsDoesNotPause() {
    sendToMany();

    await().until(() -> tables.rowsOf(WRITTEN) == Math.ceilDiv(USERS, CHUNK));
  }

  private static void sendToMany() {
    String users =
        IntStream.range(0, USERS)
            .mapToObj(number -> "\"user:default/u" + number + "\"")
            .collect(joining(","));
    int status =
        asService()
            .header("Prefer", "respond-async")
            .body(
                "{\"recipients\":{\"type\":\"entity\",\"entityRef\":[%s]},\"payload\":%s}"
                    .formatted(users, HELLO))
            .post("/notifications")
            .statusCode();
    assertThat(status).isEqualTo(202);
  }

  /** Configures pauses that are a hundred times as long as a chunk. */
  public static final class LongPauses implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "heliograph.sending.jobs.chunk-size", Integer.toString(CHUNK),
          "heliograph.sending.jobs.pause-factor", "100",
          "heliograph.sending.lock-timeout", "30s",
          "heliograph.database.lock-timeout", "30s",
          "heliograph.database.statement-timeout", "30s",
          "heliograph.database.response-timeout", "30s",
          "heliograph.database.transaction-timeout", "30s");
    }
  }
}

package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.RunningService;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.OtherSession;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kills the instance that writes a send to many users before the send is complete. */
@WithSharedHeliograph
@Timeout(120)
class JobCrashIT {
  private static final int USERS = 3_000;
  private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

  /** A unique title, so that only notifications of this test are counted. */
  private static final String TITLE = "Crash " + UUID.randomUUID();

  private static RunningService crashing;

  /** Starts an instance with one user per transaction, so that it can be killed between two. */
  @BeforeAll
  static void start(RunningHeliograph heliograph) {
    crashing =
        heliograph.anotherNotificationsService(
            "notifications-service-crashing",
            Map.of(
                "HELIOGRAPH_SENDING_JOBS_CHUNK_SIZE", "1",
                "HELIOGRAPH_SENDING_JOBS_LEASE", "2s"));
  }

  @AfterAll
  static void stop() {
    crashing.close();
  }

  @Test
  void anotherInstanceWritesWhatIsLeftAndTheKeyStillStandsForIt(RunningHeliograph heliograph)
      throws Exception {
    String body = Sending.titled(TITLE).to(users()).json();
    Http.Answer accepted = send(heliograph, crashing, body, "respond-async");
    assertThat(accepted.status()).isEqualTo(202);
    await().until(() -> stored(heliograph) > 0);

    crashing.kill();

    assertThat(stored(heliograph)).isBetween(1, USERS - 1);
    await()
        .atMost(TAKEN_OVER)
        .untilAsserted(() -> assertThat(state(heliograph, accepted)).isEqualTo("finished"));
    assertThat(stored(heliograph)).isEqualTo(USERS);
    JsonNode receipts =
        send(heliograph, heliograph.notificationsService(), body, "return=minimal").json();
    assertThat(receipts.findValuesAsText("user")).containsExactly(users());
    assertThat(stored(heliograph)).isEqualTo(USERS);
  }

  private static Http.Answer send(
      RunningHeliograph heliograph, RunningService instance, String body, String preference) {
    return Http.send(
        HttpRequest.newBuilder(instance.at("/api/notifications"))
            .header("Authorization", "Bearer " + heliograph.serviceToken())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", TITLE.replace(' ', '-'))
            .header("Prefer", preference)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String state(RunningHeliograph heliograph, Http.Answer accepted) {
    return Http.get(
            heliograph.notificationsService().at(accepted.header("Location")),
            heliograph.serviceToken())
        .json()
        .at("/state")
        .asText();
  }

  private static int stored(RunningHeliograph heliograph) throws SQLException {
    return OtherSession.count(
        heliograph.postgres(), "notification WHERE title = '%s'".formatted(TITLE));
  }

  private static String[] users() {
    return IntStream.range(0, USERS)
        .mapToObj(number -> "user:default/crash-" + number)
        .toArray(String[]::new);
  }
}

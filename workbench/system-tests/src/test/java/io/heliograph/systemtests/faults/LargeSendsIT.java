package io.heliograph.systemtests.faults;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests a service with 256 MiB of heap. It receives the largest sends of each kind concurrently
 * with ordinary ones. It may refuse any of them with a defined status, and it stores every accepted
 * one.
 */
@Timeout(300)
class LargeSendsIT {
  private static final int EACH = 50;
  private static final int ORDINARY_SENDS = 100;
  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  /** Result of a connection that ended without an answer. */
  private static final int CUT = 0;

  private static final String LARGE =
      "\"title\":\"T\",\"description\":\"%s\"".formatted("x".repeat(100_000));

  private static final String METADATA = "{\"m\":\"" + "y".repeat(65_000) + "\"}";

  @AutoClose private static RunningHeliograph heliograph;

  /**
   * Starts the product with a lower size limit, so that filling the database does not take too
   * long.
   */
  @BeforeAll
  static void start() {
    heliograph =
        RunningHeliograph.startFor(
            LargeSendsIT.class,
            Map.of("HELIOGRAPH_SENDING_MAX_SIZE", "20M", "HELIOGRAPH_SENDING_TIMEOUT", "60s"));
  }

  @Test
  void theServiceLivesAndOthersAreServed() throws InterruptedException {
    User ordinary = heliograph.somebody();
    assertThat(post(toUsers(50, LARGE + ",\"scope\":\"s\""))).isEqualTo(200);
    var answers = new ArrayList<Future<Integer>>();
    var ordinaryAnswers = new ArrayList<Integer>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < EACH; i++) {
        bodies().forEach(body -> answers.add(clients.submit(() -> post(body))));
      }
      for (int i = 0; i < ORDINARY_SENDS; i++) {
        ordinaryAnswers.add(post(Sending.titled("T" + i).to(ordinary).json()));
      }
    }

    assertThat(answers)
        .map(Future::resultNow)
        .allMatch(status -> List.of(200, 202, 413, 429, 503).contains(status))
        .contains(200);
    assertThat(ordinaryAnswers).contains(200).isSubsetOf(200, 503);
    await().atMost(TIMEOUT).until(() -> jobs() == 0);
    assertThat(heliograph.notifications().status(ordinary).at("/unread").asInt())
        .isGreaterThanOrEqualTo(Collections.frequency(ordinaryAnswers, 200));
  }

  /**
   * Returns one body of each kind: few users with the largest payloads, the maximum total size, a
   * scope, the same scope without the text that it keeps, too many users, and broadcasts.
   */
  private static List<String> bodies() {
    return List.of(
        toUsers(2, LARGE),
        toUsers(50, LARGE + ",\"metadata\":" + METADATA),
        toUsers(200, LARGE),
        toUsers(200, LARGE + ",\"scope\":\"s\""),
        toUsers(50, "\"title\":\"T\",\"scope\":\"s\""),
        toUsers(20_000, "\"title\":\"T\""),
        toUsers(20_000, LARGE),
        broadcast(LARGE + ",\"scope\":\"s\""),
        broadcast("\"title\":\"T\",\"scope\":\"s\""));
  }

  private static String broadcast(String payload) {
    return "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{%s}}".formatted(payload);
  }

  private static String toUsers(int count, String payload) {
    String refs =
        IntStream.range(0, count)
            .mapToObj(number -> "\"user:default/large-%d\"".formatted(number))
            .collect(joining(","));
    return "{\"recipients\":{\"type\":\"entity\",\"entityRef\":[%s]},\"payload\":{%s}}"
        .formatted(refs, payload);
  }

  /** Posts the body, reads the answer without keeping it, and returns the status. */
  private static int post(String body) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(heliograph.notificationsService().at("/api/notifications"))
              .header("Authorization", "Bearer " + heliograph.serviceToken())
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .timeout(TIMEOUT)
              .POST(BodyPublishers.ofString(body))
              .build();
      var response = Http.CLIENT.send(request, BodyHandlers.ofInputStream());
      try (var text = response.body()) {
        text.transferTo(OutputStream.nullOutputStream());
      }
      return response.statusCode();
    } catch (IOException e) {
      System.out.println("large send cut: " + e);
      return CUT;
    }
  }

  private static double jobs() {
    return heliograph.notificationsService().metric("heliograph_sending_jobs");
  }
}

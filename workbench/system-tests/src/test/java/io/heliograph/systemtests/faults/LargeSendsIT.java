package io.heliograph.systemtests.faults;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests both services with 256 MiB of heap. They receive the largest sends and publications of each
 * kind concurrently with ordinary ones. They may refuse any of them with a defined status, and
 * store every accepted one.
 */
@Timeout(300)
class LargeSendsIT {
  private static final int EACH = 50;
  private static final int ORDINARY = 100;
  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  /** Result of a connection that ended without an answer. */
  private static final int CUT = 0;

  private static final String LARGE =
      "\"title\":\"T\",\"description\":\"%s\"".formatted("x".repeat(100_000));

  private static final String CHANNEL = "large";

  /** A message of 64 KiB. */
  private static final String LARGEST_MESSAGE = "\"" + "z".repeat(64 * 1024 - 2) + "\"";

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
  void theServiceLivesAndOthersAreServed() throws Exception {
    User ordinary = heliograph.somebody();
    List<HttpRequest.Builder> largest = sends();
    largest.add(action(toUsers(200, LARGE)));
    largest.add(receiptsOfReplacedOnes());
    var ordinaryOnes =
        IntStream.range(0, ORDINARY)
            .mapToObj(number -> send(Sending.titled("T" + number).to(ordinary).json()))
            .toList();

    Statuses statuses = statuses(largest, ordinaryOnes);

    assertThat(statuses.largest()).isSubsetOf(200, 202, 413, 429, 503).contains(200);
    List<Integer> ordinaryAnswers = statuses.ordinary();
    assertThat(ordinaryAnswers).contains(200).isSubsetOf(200, 503);
    await().atMost(TIMEOUT).until(() -> jobs() == 0);
    assertThat(heliograph.notifications().status(ordinary).at("/unread").asInt())
        .isGreaterThanOrEqualTo(Collections.frequency(ordinaryAnswers, 200));
  }

  @Test
  void signalsServiceLivesAndPublishesForOthers() {
    User ordinary = heliograph.somebody();
    SignalClient socket = heliograph.connect(ordinary).subscribe(CHANNEL);
    heliograph.settle(socket);

    Statuses statuses =
        statuses(
            publications(),
            Collections.nCopies(ORDINARY, publication(List.of(ordinary.ref()), "1")));

    assertThat(statuses.largest()).isSubsetOf(202, 413, 429, 503).contains(202);
    assertThat(statuses.ordinary()).isSubsetOf(202, 503).contains(202);
    assertThat(heliograph.signalsService().isReady()).isTrue();
    heliograph.settle(heliograph.listen(ordinary));
  }

  /** Sends each of the largest requests several times, and ordinary ones one after another. */
  private static Statuses statuses(
      List<HttpRequest.Builder> largest, List<HttpRequest.Builder> ordinary) {
    var answers = new ArrayList<Future<Integer>>();
    var ordinaryAnswers = new ArrayList<Integer>();
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < EACH; i++) {
        largest.forEach(request -> answers.add(clients.submit(() -> status(request))));
      }
      ordinary.forEach(request -> ordinaryAnswers.add(status(request)));
    }
    return new Statuses(answers.stream().map(Future::resultNow).toList(), ordinaryAnswers);
  }

  /**
   * Returns one request of each kind: few users with the largest payloads, the maximum total size,
   * a scope, the same scope without the text that it keeps, too many users, and broadcasts.
   */
  private static List<HttpRequest.Builder> sends() {
    return Stream.of(
            toUsers(2, LARGE),
            toUsers(50, LARGE + ",\"metadata\":" + METADATA),
            toUsers(200, LARGE),
            toUsers(200, LARGE + ",\"scope\":\"s\""),
            toUsers(50, "\"title\":\"T\",\"scope\":\"s\""),
            toUsers(20_000, "\"title\":\"T\""),
            toUsers(20_000, LARGE),
            broadcast(LARGE + ",\"scope\":\"s\""),
            broadcast("\"title\":\"T\",\"scope\":\"s\""))
        .map(LargeSendsIT::send)
        .collect(toCollection(ArrayList::new));
  }

  /** Returns one of each kind: the largest message, most recipients, and a broadcast. */
  private static List<HttpRequest.Builder> publications() {
    return List.of(
        publication(refs(128), LARGEST_MESSAGE),
        publication(refs(1000), LARGEST_MESSAGE.substring(0, 8000) + '"'),
        publication(refs(1000), LARGEST_MESSAGE),
        request(
            heliograph.signalsService(),
            "/api/signals",
            "{\"recipients\":{\"type\":\"broadcast\"},\"channel\":\"%s\",\"message\":%s}"
                .formatted(CHANNEL, LARGEST_MESSAGE)));
  }

  private static HttpRequest.Builder publication(List<String> refs, String message) {
    return request(
        heliograph.signalsService(),
        "/api/signals",
        "{\"recipients\":{\"type\":\"user\",\"entityRef\":[\"%s\"]},\"channel\":\"%s\",\"message\":%s}"
            .formatted(String.join("\",\"", refs), CHANNEL, message));
  }

  private static HttpRequest.Builder action(String body) {
    return request(
        heliograph.notificationsService(),
        "/api/notifications/.backstage/actions/v1/actions/notifications:send-notification/invoke",
        body);
  }

  /** Returns the request for the receipts of a job that replaced large notifications. */
  private static HttpRequest.Builder receiptsOfReplacedOnes() throws Exception {
    String body = toUsers(200, LARGE + ",\"scope\":\"s\"");
    assertThat(status(send(body))).isEqualTo(200);
    HttpResponse<String> accepted =
        Http.CLIENT.send(
            send(body).header("Prefer", "respond-async").build(), BodyHandlers.ofString());
    URI job =
        heliograph
            .notificationsService()
            .at(accepted.headers().firstValue("Location").orElseThrow());
    await().atMost(TIMEOUT).until(() -> jobs() == 0);
    return authorized(URI.create(job + "/receipts"));
  }

  private static String broadcast(String payload) {
    return "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{%s}}".formatted(payload);
  }

  private static String toUsers(int count, String payload) {
    return "{\"recipients\":{\"type\":\"entity\",\"entityRef\":[\"%s\"]},\"payload\":{%s}}"
        .formatted(String.join("\",\"", refs(count)), payload);
  }

  private static List<String> refs(int count) {
    return IntStream.range(0, count).mapToObj("user:default/large-%d"::formatted).toList();
  }

  private static HttpRequest.Builder send(String body) {
    return request(heliograph.notificationsService(), "/api/notifications", body);
  }

  private static HttpRequest.Builder request(RunningService service, String path, String body) {
    return authorized(service.at(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder authorized(URI uri) {
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Bearer " + heliograph.serviceToken())
        .timeout(TIMEOUT);
  }

  /**
   * Sends the request with a new key, reads the answer without keeping it, and returns the status.
   */
  private static int status(HttpRequest.Builder request) {
    var keyed = request.copy().header("Idempotency-Key", UUID.randomUUID().toString()).build();
    try {
      HttpResponse<InputStream> answer = Http.CLIENT.send(keyed, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        body.transferTo(OutputStream.nullOutputStream());
      }
      return answer.statusCode();
    } catch (IOException e) {
      System.out.println("request cut: " + e);
      return CUT;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double jobs() {
    return heliograph.notificationsService().metric("heliograph_sending_jobs");
  }

  private record Statuses(List<Integer> largest, List<Integer> ordinary) {}
}

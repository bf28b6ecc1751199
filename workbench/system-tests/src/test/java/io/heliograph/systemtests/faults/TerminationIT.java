package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.KeepAliveClient;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sends SIGTERM while requests are in flight on keep-alive connections. */
@ExtendWith(FailureLogs.class)
@Timeout(120)
class TerminationIT {
  private static final int CLIENTS = 24;
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final String NOTIFICATION =
      """
      {"recipients":{"type":"entity","entityRef":"user:default/alice"},"payload":{"title":"t"}}""";

  @AutoClose private static RunningHeliograph heliograph;
  private static User alice;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /**
   * Counts connections that the system completed between the last accept and the close of the port,
   * a few microseconds. The system resets them, and their request was never read.
   */
  private final AtomicInteger notAccepted = new AtomicInteger();

  @BeforeAll
  static void start() {
    heliograph =
        RunningHeliograph.startFor(
            TerminationIT.class,
            Map.of(
                "HELIOGRAPH_NOTIFICATIONS_DRAIN_PROPAGATION", "1s",
                "HELIOGRAPH_SIGNALS_DRAIN_PROPAGATION", "1s"));
    alice = heliograph.named("alice");
  }

  /** Clients that ignore readiness see no failure except a refused connection. */
  @RepeatedTest(2)
  void requestsInFlightAreAnsweredAndLaterOnesAreRefused() throws Exception {
    assertNothingFails(heliograph.notificationsService(), this::anyRequest, false);
    assertThat(refused.get() + notAccepted.get()).isEqualTo(CLIENTS);
  }

  /** Clients stop when readiness ends, as a proxy does. */
  @RepeatedTest(2)
  void whoFollowsReadinessSeesNoFailure() throws Exception {
    assertNothingFails(heliograph.notificationsService(), this::anyRequest, true);
    assertThat(refused.get() + notAccepted.get()).isZero();
  }

  @RepeatedTest(2)
  void publicationsInFlightAreAnsweredToo() throws Exception {
    assertNothingFails(heliograph.signalsService(), this::publish, false);
    assertThat(refused.get() + notAccepted.get()).isEqualTo(CLIENTS);
  }

  private void assertNothingFails(RunningService service, Request request, boolean followsReadiness)
      throws Exception {
    service.start();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.execute(() -> work(service, request, followsReadiness));
      }
      await().until(() -> answered.get() > 10 * CLIENTS);
      assertThat(service.exitStatusAfterTermination(STOP)).isZero();
      clients.shutdown();
      assertThat(clients.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    assertThat(failures).isEmpty();
    assertThat(notAccepted).hasValueLessThanOrEqualTo(CLIENTS / 4);
  }

  /** Sends requests until the service refuses a connection or is no longer ready. */
  private void work(RunningService service, Request request, boolean followsReadiness) {
    try (var client = new KeepAliveClient(service.at("/"));
        var probe = new KeepAliveClient(service.management("/"))) {
      while (!followsReadiness || probe.exchange("GET /q/health/ready HTTP/1.1\r\n", "") == 200) {
        count(request.send(client));
      }
    } catch (ConnectException e) {
      refused.incrementAndGet();
    } catch (KeepAliveClient.NotAcceptedException e) {
      notAccepted.incrementAndGet();
    } catch (IOException e) {
      failures.add(e.toString());
    }
  }

  private void count(int status) {
    answered.incrementAndGet();
    if (status != 200 && status != 202) {
      failures.add("status " + status);
    }
  }

  /** Sends one of three requests: two that read and one that writes. */
  private int anyRequest(KeepAliveClient client) throws IOException {
    return switch (answered.get() % 3) {
      case 0 -> client.exchange(get("/api/notifications/notifications?limit=5"), "");
      case 1 -> client.exchange(get("/api/notifications/status"), "");
      default -> client.exchange(head("/api/notifications"), NOTIFICATION);
    };
  }

  private String get(String path) {
    return "GET %s HTTP/1.1\r\nAuthorization: Bearer %s\r\n".formatted(path, alice.token());
  }

  private int publish(KeepAliveClient client) throws IOException {
    return client.exchange(
        head("/api/signals"),
        """
        {"recipients":{"type":"broadcast"},"channel":"c","message":{"n":1}}""");
  }

  private static String head(String path) {
    return "POST %s HTTP/1.1\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
        .formatted(path, heliograph.serviceToken());
  }

  private interface Request {
    int send(KeepAliveClient client) throws IOException;
  }
}

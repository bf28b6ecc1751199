package io.heliograph.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.FailureLogs;
import io.heliograph.systemtests.harness.KafkaLink;
import io.heliograph.systemtests.harness.RunningHeliograph;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests a Kafka that stops answering while its connections stay open. */
@ExtendWith(FailureLogs.class)
@Timeout(180)
class KafkaStallIT {
  /** Time limit for recovery. Kafka's own defaults take 30 to 60 seconds. */
  private static final Duration RECOVERY = Duration.ofSeconds(20);

  private static final String STREAM_AGE = "heliograph_signals_stream_age_seconds";

  @AutoClose private static KafkaLink kafka;
  @AutoClose private static RunningHeliograph heliograph;

  @BeforeAll
  static void start() {
    kafka = new KafkaLink();
    heliograph =
        RunningHeliograph.startFor(
            KafkaStallIT.class, Map.of("HELIOGRAPH_SIGNALS_CONNECTION_HEARTBEAT", "1s"), kafka);
  }

  @AfterEach
  void heal() {
    kafka.proxy().heal();
    heliograph.closeSockets();
  }

  @Test
  void anInstanceThatStartsMeanwhileLetsNobodyInAndLaterRecoversWhatWasMissed() {
    User alice = heliograph.somebody();
    String position = positionOf(resume(alice, heliograph.signalsService(), null));
    List.of("one", "two").forEach(title -> send(title, alice));
    heliograph.settle(heliograph.listen(alice));
    kafka.proxy().stall();
    RunningService late = heliograph.startingSignalsService("late-signals");

    await()
        .ignoreExceptions()
        .until(() -> Http.get(late.management("/q/health/live")).status() == 200);
    assertThat(Http.get(late.at("/api/signals/events?channel=c")).status()).isEqualTo(503);
    assertThat(late.isReady()).isFalse();
    kafka.proxy().heal();
    late.awaitReady();

    SignalClient stock = heliograph.connect(alice, late).subscribe(SignalClient.NOTIFICATIONS);
    SignalClient resumed = resume(alice, late, position);
    JsonNode answer = resumed.onlyFrameWith("/type", "subscribed");
    assertThat(answer.path("recovered").asBoolean()).isTrue();
    assertThat(titles(resumed)).containsExactly("one", "two");
    heliograph.settle(stock);
    assertThat(stock.frames()).isEmpty();
  }

  @Test
  void clientsAreToldHowOldTheStreamIs() {
    User alice = heliograph.somebody();
    SignalClient socket = resume(alice, heliograph.signalsService(), null);

    kafka.proxy().stall();

    await()
        .atMost(RECOVERY)
        .until(() -> socket.everything().stream().anyMatch(KafkaStallIT::isOld));
    assertThat(heliograph.signalsService().metric(STREAM_AGE)).isGreaterThan(5);
    kafka.proxy().heal();
    await().atMost(RECOVERY).until(() -> heliograph.signalsService().metric(STREAM_AGE) < 5);
  }

  @Test
  void producersAndConsumersLeaveDeadConnectionsBehind() {
    User alice = heliograph.somebody();
    SignalClient socket = heliograph.listen(alice);
    send("before", alice);
    socket.awaitFrames(1);

    kafka.proxy().abandon();
    send("after", alice);

    await().atMost(RECOVERY).until(() -> socket.frames().size() == 2);
    assertThat(socket.told()).containsExactly(alice.ref() + " before", alice.ref() + " after");
  }

  private static void send(String title, User user) {
    heliograph.notifications().send(Sending.titled(title).to(user));
  }

  private static SignalClient resume(User user, RunningService instance, @Nullable String since) {
    String position = since == null ? "null" : '"' + since + '"';
    SignalClient socket = heliograph.connect(user, instance);
    return socket.send(
        "{\"action\":\"subscribe\",\"channel\":\"notifications\",\"since\":%s}"
            .formatted(position));
  }

  private static String positionOf(SignalClient socket) {
    return socket.onlyFrameWith("/type", "subscribed").path("position").textValue();
  }

  private static boolean isOld(JsonNode frame) {
    return frame.path("streamAgeMs").asLong() >= 5_000;
  }

  private static List<String> titles(SignalClient socket) {
    return socket.frames().stream()
        .map(frame -> frame.at("/message/notification/payload/title").asText())
        .filter(title -> !title.isEmpty())
        .toList();
  }
}

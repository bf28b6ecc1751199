package io.heliograph.signals.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.localstack.identity.TrustedBackstage;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests tokens that arrive while the verification of an earlier one waits for its keys. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(TrustedBackstage.class)
@TestProfile(RefreshIT.AsksAgain.class)
class RefreshIT {
  private static final String ALICE = "user:default/alice";
  private static final String REFRESHED = "{\"type\":\"refreshed\",";
  private static final String REFUSED = "{\"type\":\"error\",\"code\":4401,";

  @TestHTTPResource("/api/signals")
  URI http;

  @Test
  void answersComeInOrderAndOneThatIsOvertakenGetsThatOfTheOneBehindIt() {
    try (var socket = open()) {
      socket
          .send(refresh(verifiedLate()))
          .send(refresh("wrong"))
          .send(refresh(RealKafka.userToken(ALICE, Duration.ofMinutes(5))))
          .send(refresh(RealKafka.userToken(ALICE)));

      assertAnswers(socket, REFUSED, REFRESHED, REFRESHED, REFRESHED);
      assertThat(socket.frames().subList(1, 4)).containsOnly(socket.frames().getLast());
    }
  }

  private static void assertAnswers(TestSocket socket, String... starts) {
    await().until(() -> socket.frames().size() == starts.length);
    List<String> came = socket.frames();
    for (int i = 0; i < starts.length; i++) {
      assertThat(came.get(i)).startsWith(starts[i]);
    }
  }

  private static String verifiedLate() {
    return TrustedBackstage.tokens().pluginToken(TrustedBackstage.SILENT_PLUGIN, "signals", ALICE);
  }

  private TestSocket open() {
    return TestSocket.open(
        URI.create(http.toString().replaceFirst("http", "ws")), RealKafka.userToken(ALICE));
  }

  private static String refresh(String token) {
    return "{\"action\":\"refresh\",\"token\":\"%s\"}".formatted(token);
  }

  /** Requests missing keys again without the usual delay. */
  public static final class AsksAgain implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.identity.jwks-retry", "1ms");
    }
  }
}

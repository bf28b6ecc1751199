package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.permits.ConnectionPermits;
import io.heliograph.testsupport.LogLines;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that no log message contains a token, also at DEBUG level. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class TokensInLogsIT {
  private static final String NAME = "user:default/logged";
  private static final UserPrincipal USER = new UserPrincipal(EntityRef.parse(NAME), Set.of());

  @TestHTTPResource("/api/signals")
  URI uri;

  @Inject ConnectionPermits permits;
  @Inject TokenRefresh refresh;

  private LogLines log;

  static List<String> tokens() {
    return List.of(
        RealKafka.userToken(NAME),
        RealKafka.userToken(NAME, Duration.ofMinutes(-1)),
        RealKafka.userToken(NAME) + "x",
        RealKafka.SERVICE_TOKEN,
        "some-wrong-static-token");
  }

  @BeforeEach
  void listenToEverything() {
    log = LogLines.of("io.heliograph", "io.quarkus.websockets.next", "io.quarkus.vertx.http");
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void aHandshakeDoesNotShowItsToken(String token) throws Exception {
    visit(RawHandshake.to(uri).withToken(token));
    visit(RawHandshake.to(uri).with("Authorization", "Bearer " + token));

    assertSilentAbout(token);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void aRequestThatIsNoHandshakeDoesNotEither(String token) throws Exception {
    RawHandshake request =
        RawHandshake.to(uri)
            .without("Sec-WebSocket-Key")
            .with("Connection", "close")
            .withToken(token);

    request.refusal();
    request.without("Upgrade").with("Authorization", "Bearer " + token).refusal();

    assertSilentAbout(token);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void aRefreshDoesNotEither(String token) {
    refresh
        .verify(token, USER)
        .onFailure(RefreshRefusedException.class)
        .recoverWithNull()
        .await()
        .atMost(Duration.ofSeconds(5));

    assertSilentAbout(token);
  }

  @Test
  void theTestHearsWhatIsSaid() {
    await()
        .until(
            () -> {
              RawHandshake.to(uri).withToken("wrong").refusal();
              return log.lines().stream().anyMatch(line -> line.contains("token refused"));
            });
  }

  private void visit(RawHandshake handshake) throws IOException {
    try (Socket socket = handshake.expecting("HTTP/1.1 ")) {
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    }
    await().until(() -> permits.taken().connections() == 0);
  }

  private void assertSilentAbout(String token) {
    assertThat(log.lines()).noneMatch(line -> line.contains(token.substring(0, 20)));
  }
}

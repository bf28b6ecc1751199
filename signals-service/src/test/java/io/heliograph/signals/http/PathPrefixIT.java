package io.heliograph.signals.http;

import static io.heliograph.signals.Api.anonymous;
import static io.heliograph.signals.Api.publish;
import static io.heliograph.signals.Api.to;
import static io.heliograph.signals.Api.withToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.signals.hub.Hub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests sockets and streams below a path of a proxy. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(PathPrefixIT.BelowPortal.class)
class PathPrefixIT {
  private static final String ALICE = "user:default/alice";

  @TestHTTPResource("/portal/api/signals")
  URI socket;

  @TestHTTPResource("/portal/api/signals/events")
  URI events;

  @Inject Hub hub;

  private final String channel = "channel-" + UUID.randomUUID();

  @Test
  void aSocketBelowThePrefixReceivesSignals() {
    URI uri = URI.create(socket.toString().replaceFirst("^http", "ws"));
    try (var page = TestSocket.open(uri, RealKafka.userToken(ALICE)).subscribe(channel)) {
      await().until(() -> hub.subscribers(channel) == 1);

      publish(to(ALICE, channel, "1")).statusCode(202);

      await().until(() -> page.frames().size() == 1);
    }
  }

  @Test
  void aHandshakeBelowThePrefixNeedsAToken() throws IOException {
    assertThat(RawHandshake.to(socket).refusal()).startsWith("HTTP/1.1 401 ");
    assertThat(RawHandshake.to(URI.create(socket + "/")).refusal()).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void aStreamBelowThePrefixOpensWithItsChannels() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(events + "?channel=" + channel))
              .header("Authorization", "Bearer " + RealKafka.userToken(ALICE))
              .build();
      var answer = http.send(request, BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      await().until(() -> hub.subscribers(channel) == 1);
      answer.body().close();
    }
  }

  @Test
  void withoutTheQueryAStreamIsRefused() {
    withToken(RealKafka.userToken(ALICE)).basePath("").get(events.getPath()).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/portal/openapi.json"})
  void theApiDocumentNamesThePrefixAsItsServer(String path) {
    anonymous()
        .basePath("")
        .get(path)
        .then()
        .statusCode(200)
        .body("servers.url", contains("/portal"));
  }

  /** Configures a path. */
  public static final class BelowPortal implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.web.path-prefix", "/portal");
    }
  }
}

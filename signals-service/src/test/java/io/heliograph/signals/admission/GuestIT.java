package io.heliograph.signals.admission;

import static io.heliograph.signals.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.Publisher;
import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.signals.hub.Hub;
import io.heliograph.signals.hub.Hubs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(GuestIT.Open.class)
class GuestIT {
  private static final String OPEN = "HTTP/1.1 101";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @TestHTTPResource("/api/signals")
  URI uri;

  @TestHTTPResource("/api/signals/events?channel=pages")
  URI events;

  @Inject Hub hub;

  @Test
  void whoHasNoTokenComesIn() throws Exception {
    assertComesIn(RawHandshake.to(uri));
  }

  @Test
  void aServiceComesIn() throws Exception {
    assertComesIn(RawHandshake.to(uri).withToken(RealKafka.SERVICE_TOKEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "a.b.c"})
  void aWrongTokenIsStill401(String token) throws Exception {
    assertThat(RawHandshake.to(uri).withToken(token).refusal()).startsWith("HTTP/1.1 401 ");
  }

  @Test
  void aConfiguredPageComesInAndAnotherDoesNot() throws Exception {
    assertComesIn(RawHandshake.to(uri).with("Origin", "https://app.example.com"));

    assertThat(RawHandshake.to(uri).with("Origin", "https://example.org").refusal())
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void aConfiguredPageMayReadItsStreamAndAnotherMayNot() throws Exception {
    var http = HttpClient.newHttpClient();
    try {
      var allowed = http.send(stream("https://app.example.com"), BodyHandlers.ofInputStream());
      var refused = http.send(stream("https://example.org"), BodyHandlers.ofInputStream());

      assertThat(allowed.statusCode()).isEqualTo(200);
      assertThat(allowed.headers().firstValue(ALLOWED)).contains("https://app.example.com");
      assertThat(allowed.body().read()).as("first byte of the stream").isPositive();
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.headers().firstValue(ALLOWED)).isEmpty();
    } finally {
      http.shutdownNow();
    }
  }

  @Test
  void aPageOfTheHostThatATrustedProxyWasAskedForComesIn() throws Exception {
    assertComesIn(
        RawHandshake.to(uri)
            .with("Origin", "https://pages.example.org")
            .with("X-Forwarded-Host", "pages.example.org")
            .with("X-Forwarded-Proto", "https"));
  }

  /**
   * Signals for broadcasts contain the complete notification. The connection stays open, because
   * Backstage's client subscribes to this channel on its own.
   */
  @Test
  void whoHasNoTokenDoesNotHearNotifications() {
    try (var kafka = new Publisher();
        var guest = TestSocket.openWithoutToken(socketUri());
        var listening = TestSocket.openWithoutToken(socketUri())) {
      guest.subscribe("notifications").subscribe("guests");
      listening.resume("notifications", null).resume("guests", null);
      await().until(() -> listening.frames().size() == 2);
      await().until(() -> Hubs.subscribers(hub, "guests") == 2);

      kafka.publish("notifications", 0, aRecord().on("notifications").to("*"));
      kafka.publish("notifications", 0, aRecord().on("guests").to("*"));

      await().until(() -> guest.frames().size() == 1 && listening.frames().size() == 3);
      assertThat(guest.frames().getFirst()).startsWith("{\"channel\":\"guests\",");
      assertThat(listening.frames().getFirst()).startsWith("{\"type\":\"error\",\"code\":4403,");
      assertThat(guest.isOpen()).isTrue();
    }
  }

  private HttpRequest stream(String page) {
    return HttpRequest.newBuilder(events).header("Origin", page).build();
  }

  private URI socketUri() {
    return URI.create(uri.toString().replaceFirst("http", "ws"));
  }

  private static void assertComesIn(RawHandshake handshake) throws Exception {
    try (Socket socket = handshake.expecting(OPEN)) {
      assertThat(socket.isConnected()).isTrue();
    }
  }

  /** Configures anonymous access as Backstage does, for pages of one domain behind a proxy. */
  public static final class Open implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "heliograph.signals.anonymous",
          "guest",
          "heliograph.web.origins",
          "https://*.example.com",
          "quarkus.http.proxy.proxy-address-forwarding",
          "true",
          "quarkus.http.proxy.enable-forwarded-host",
          "true");
    }
  }
}

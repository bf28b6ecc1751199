package io.heliograph.systemtests.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.heliograph.localstack.network.FreePorts;
import io.heliograph.systemtests.harness.DocumentedSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that a Kafka client logs in with the settings for OAUTHBEARER of the operations page. */
@Timeout(60)
class OauthBearerTest {
  private static final String ROW = "OAUTHBEARER";
  private static final Pattern OPTION = Pattern.compile("-D([a-z.]+)=([^`]*)`");
  private static final String ENDPOINT = "https://idp.example.com/token";

  private final BlockingQueue<TokenRequest> requests = new LinkedBlockingQueue<>();
  private HttpServer idp;
  private MatchResult option;

  @BeforeEach
  void start() throws IOException {
    idp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    idp.createContext("/token", this::answer);
    idp.start();
    option =
        OPTION.matcher(DocumentedSettings.rowOfBrokers(ROW)).results().findFirst().orElseThrow();
    System.setProperty(option.group(1), local(option.group(2)));
  }

  @AfterEach
  void stop() {
    System.clearProperty(option.group(1));
    idp.stop(0);
  }

  /** A client logs in when it is created, before it connects. */
  @Test
  void aClientGetsATokenForItsCredentials() {
    try (var client = Admin.create(settings())) {
      assertThat(client).isNotNull();
    }

    String credentials = Base64.getEncoder().encodeToString("…:…".getBytes(UTF_8));
    assertThat(requests)
        .containsExactly(new TokenRequest("Basic " + credentials, "grant_type=client_credentials"));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    DocumentedSettings.ofBrokers(ROW)
        .forEach((name, value) -> settings.put(name.replaceFirst("^kafka[.]", ""), local(value)));
    settings.put("bootstrap.servers", "127.0.0.1:" + FreePorts.one());
    return settings;
  }

  private String local(String value) {
    return value.replace(
        ENDPOINT, "http://127.0.0.1:%d/token".formatted(idp.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    requests.add(new TokenRequest(exchange.getRequestHeaders().getFirst("Authorization"), body));
    byte[] answer = "{\"access_token\":\"%s\"}".formatted(token()).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    try (exchange) {
      exchange.getResponseBody().write(answer);
    }
  }

  /** The client reads the token and leaves its verification to the broker. */
  private static String token() {
    long now = Instant.now().getEpochSecond();
    return String.join(
        ".",
        base64("{\"alg\":\"RS256\"}"),
        base64(
            "{\"sub\":\"heliograph\",\"scope\":\"kafka\",\"iat\":%d,\"exp\":%d}"
                .formatted(now, now + 3600)),
        base64("signature"));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private record TokenRequest(String authorization, String body) {}
}

package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.identity.EntityRef;
import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.TestSocket;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.heliograph.signals.permits.ConnectionPermit;
import io.heliograph.signals.permits.ConnectionPermits;
import io.heliograph.signals.permits.HandshakeRefusal;
import io.heliograph.signals.permits.Permits;
import io.heliograph.signals.permits.Usage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user in 150 groups uses about 77 KB for each connection. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(MemoryLimitIT.Little.class)
class MemoryLimitIT {
  private static final String ALICE = "user:default/alice";
  private static final String BOB = "user:default/bob";
  private static final String CAROL = "user:default/carol";
  private static final String OPEN = "HTTP/1.1 101";

  @TestHTTPResource("/api/signals")
  URI uri;

  @Inject ConnectionPermits permits;

  private final List<Socket> open = new ArrayList<>();

  @AfterEach
  void allMemoryIsGivenBack() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    await().untilAsserted(() -> assertThat(permits.taken()).isEqualTo(Usage.NONE));
  }

  @Test
  void aUserWithManyGroupsGetsFewerConnectionsUntilOneCloses() throws Exception {
    open(ALICE);
    open(ALICE);

    assertThat(handshake(ALICE).refusal()).startsWith("HTTP/1.1 429 ").contains("Retry-After: 10");

    open.getFirst().close();
    await().until(() -> permits.taken(EntityRef.parse(ALICE)).connections() == 1);
    open(ALICE);
  }

  @Test
  void anInstanceWithoutMemoryIs503ForUsersWithManyGroupsOnly() throws Exception {
    fill();

    assertThat(handshake(CAROL).refusal()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 5");
    open.add(RawHandshake.to(uri).withToken(RealKafka.userToken(CAROL)).expecting(OPEN));
  }

  @Test
  void channelsUseMemoryToo() throws Exception {
    fill();

    try (TestSocket socket = openSocket()) {
      longNames(40).forEach(socket::subscribe);
      assertThat(socket.closeCode()).isEqualTo(1013);
    }
  }

  @Test
  void aClientThatUsesPositionsKeepsItsOtherChannels() throws Exception {
    fill();

    try (TestSocket socket = openSocket()) {
      longNames(40).forEach(name -> socket.resume(name, null));
      await().until(() -> received(socket, "\"code\":1013"));
      socket.unsubscribe(longNames(1).getFirst()).resume("short", null);
      await().until(() -> received(socket, "\"subscription\":\"short\""));
    }
  }

  @Test
  void guestsTogetherUseHalfOfTheMemory() {
    var limited = Permits.opened(Map.of("heliograph.signals.limits.memory", "20000"));
    var guest = new AuthenticatedClient(AuthenticatedClient.GUEST, Instant.MAX);
    assertThat(limited.take(guest, 6000)).isInstanceOf(ConnectionPermit.class);

    assertThat(limited.take(guest, 6000)).isEqualTo(HandshakeRefusal.MEMORY);
  }

  @Test
  void headersThatNothingReadsAreNotKept() throws Exception {
    var handshake = RawHandshake.to(uri).withToken(RealKafka.userToken(CAROL));
    IntStream.range(0, 1000).forEach(i -> handshake.with("X-Header-" + i, "some value"));

    open.add(handshake.expecting(OPEN));

    assertThat(permits.taken().bytes()).isBetween(1L, 5_000L);
  }

  @Test
  void aStreamBeyondTheLimitOfItsUserIs429() throws Exception {
    open(ALICE);
    open(ALICE);

    stream(RealKafka.userToken(ALICE)).statusCode(429).header("Retry-After", "10");
  }

  @Test
  void anUnsubscribedChannelUsesNone() throws Exception {
    try (TestSocket socket = openSocket()) {
      await().until(() -> permits.taken().connections() == 1);
      long before = permits.taken().bytes();
      longNames(40).forEach(socket::subscribe);
      await().until(() -> permits.taken().bytes() > before + 40_000);

      longNames(40).forEach(socket::unsubscribe);

      await().until(() -> permits.taken().bytes() == before);
    }
  }

  @Test
  void aStreamWithoutMemoryForItsChannelsIs503() throws Exception {
    fill();

    stream(RealKafka.userToken(CAROL)).statusCode(503).header("Retry-After", "5");
  }

  @Test
  void aTokenWithTooManyGroupsTakesGroupsAwayButAddsNone() throws Exception {
    String token = RealKafka.userToken(ALICE, "group:default/left", groups(1)[0]);
    try (TestSocket socket = openSocket(token)) {
      await().until(() -> permits.taken().connections() == 1);
      long before = permits.taken().bytes();
      String larger = RealKafka.userToken(ALICE, groups(500));
      socket.send("{\"action\":\"refresh\",\"token\":\"%s\"}".formatted(larger));

      await().until(() -> received(socket, "no memory"));
      assertThat(before - permits.taken().bytes()).isBetween(300L, 500L);
      socket.resume("c", null);
      await().until(() -> received(socket, "\"subscription\":\"c\""));
    }
  }

  private TestSocket openSocket() {
    return openSocket(RealKafka.userToken(CAROL));
  }

  private TestSocket openSocket(String token) {
    return TestSocket.open(URI.create(uri.toString().replaceFirst("^http", "ws")), token);
  }

  private static ValidatableResponse stream(String token) {
    return RestAssured.given()
        .auth()
        .oauth2(token)
        .queryParam("channel", longNames(40))
        .when()
        .get("/api/signals/events")
        .then();
  }

  private static boolean received(TestSocket socket, String part) {
    return socket.frames().stream().anyMatch(frame -> frame.contains(part));
  }

  private void fill() throws IOException {
    open(ALICE);
    open(ALICE);
    open(BOB);
    open(BOB);
  }

  private void open(String user) throws IOException {
    open.add(handshake(user).expecting(OPEN));
  }

  private RawHandshake handshake(String user) {
    return RawHandshake.to(uri).withToken(RealKafka.userToken(user, groups(150)));
  }

  private static String[] groups(int count) {
    return IntStream.range(0, count)
        .mapToObj("group:default/a-team-with-number-%03d"::formatted)
        .toArray(String[]::new);
  }

  private static List<String> longNames(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c".repeat(250) + i).toList();
  }

  /** Configures little memory. */
  public static final class Little implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String limits = "heliograph.signals.limits.";
      return Map.of(
          limits + "memory",
          "340K",
          limits + "memory-per-user",
          "190K",
          "heliograph.signals.connection.max-subscriptions",
          "100");
    }
  }
}

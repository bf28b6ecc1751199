package io.heliograph.identity.authentication;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.heliograph.identity.jwks.SigningKey;
import io.heliograph.identity.token.Configs;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TokenMechanismTest.Configured.class)
class TokenMechanismTest {

  private static final String SERVICE_TOKEN = "ci-token-1234";
  private static final SigningKey KEY = SigningKey.ellipticCurve("local-1");
  private static final Path KEY_FILE = Path.of("target", "mechanism-jwks.json").toAbsolutePath();

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
  void aServiceTokenNamesTheService(String scheme) {
    given()
        .header("Authorization", scheme + SERVICE_TOKEN)
        .get("/whoami")
        .then()
        .statusCode(200)
        .body(equalTo("external:ci [service] null"));
  }

  @Test
  void aUserTokenNamesTheUserAndItsEnd() {
    JwtClaims claims = claimsOfAlice();

    given()
        .header("Authorization", "Bearer " + KEY.sign(claims))
        .get("/whoami")
        .then()
        .statusCode(200)
        .body(equalTo("user:default/alice [user] " + endOf(claims)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong-token", "Bearer a.b.c", "Basic Y2k6Y2k=", "Bearer ", ""})
  void anythingElseIsChallengedWithoutABody(String authorization) {
    given()
        .header("Authorization", authorization)
        .get("/whoami")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .body(emptyString());
  }

  @Test
  void withoutATokenNobodyIsCalling() {
    given().get("/whoami").then().statusCode(401).header("WWW-Authenticate", "Bearer");
    given().get("/open").then().statusCode(200).body(equalTo(" [] null"));
  }

  @Test
  void anOverlongTokenIsRefused() {
    given()
        .header("Authorization", "Bearer " + "x".repeat(33_000))
        .get("/whoami")
        .then()
        .statusCode(401);
  }

  @Test
  void ofTwoAuthorizationHeadersTheFirstCounts() {
    given()
        .header("Authorization", "Bearer " + SERVICE_TOKEN, "Bearer wrong-token")
        .get("/whoami")
        .then()
        .statusCode(200);
    given()
        .header("Authorization", "Basic Y2k6Y2k=", "Bearer " + SERVICE_TOKEN)
        .get("/whoami")
        .then()
        .statusCode(401);
  }

  @Test
  void aHandshakeMayCarryTheTokenAsItsSubProtocol() {
    handshake()
        .header("Sec-WebSocket-Protocol", KEY.sign(claimsOfAlice()))
        .get("/api/signals")
        .then()
        .statusCode(200)
        .body(startsWith("user:default/alice [user]"));
  }

  @Test
  void inAHandshakeTheSubProtocolWinsOverTheAuthorizationOfAProxy() {
    handshake()
        .header("Authorization", "Bearer " + SERVICE_TOKEN)
        .header("Sec-WebSocket-Protocol", KEY.sign(claimsOfAlice()))
        .get("/api/signals")
        .then()
        .statusCode(200)
        .body(startsWith("user:default/alice [user]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SERVICE_TOKEN + ", chat",
        "chat, " + SERVICE_TOKEN,
        "a, b,, c, d, " + SERVICE_TOKEN,
      })
  void theTokenMayStandAtAnyPlace(String protocols) {
    assertIsService(handshake().header("Sec-WebSocket-Protocol", protocols));
  }

  @Test
  void theTokenMayStandInAnotherHeader() {
    assertIsService(handshake().header("Sec-WebSocket-Protocol", "chat", SERVICE_TOKEN));
  }

  @Test
  void behindWrongSubProtocolsTheAuthorizationCounts() {
    assertIsService(
        handshake()
            .header("Sec-WebSocket-Protocol", "a, b, c, d, e, f")
            .header("Authorization", "Bearer " + SERVICE_TOKEN));
  }

  @Test
  void theSixthSubProtocolIsNotTried() throws IOException {
    assertThat(answerToHandshake("Sec-WebSocket-Protocol: a, b, c, d, e, " + SERVICE_TOKEN))
        .startsWith("HTTP/1.1 401 ");
  }

  @Test
  void aTokenThatCannotBeVerifiedNowCountsMoreThanAWrongOne() throws IOException {
    assertThat(
            answerToHandshake("Sec-WebSocket-Protocol: " + tokenOfAnUnreachableIssuer() + ", chat"))
        .startsWith("HTTP/1.1 503 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/signals/", "/api/signals/events", "/whoami"})
  void onAnyOtherPathASubProtocolIsNoToken(String path) {
    handshake().header("Sec-WebSocket-Protocol", SERVICE_TOKEN).get(path).then().statusCode(401);
  }

  @Test
  void withoutAnUpgradeASubProtocolIsNoToken() {
    given()
        .header("Sec-WebSocket-Protocol", SERVICE_TOKEN)
        .get("/api/signals")
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-WebSocket-Protocol: wrong-token",
        "Sec-WebSocket-Protocol: wrong-token, chat",
        "X-Nothing: at all",
      })
  void aRefusedHandshakeEndsTheConnection(String header) throws IOException {
    assertThat(answerToHandshake(header))
        .startsWith("HTTP/1.1 401 ")
        .containsIgnoringCase("\r\nWWW-Authenticate: Bearer\r\n")
        .containsIgnoringCase("\r\nContent-Length: 0\r\n")
        .containsIgnoringCase("\r\nConnection: close\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void aTokenWhoseKeysAreOutOfReachIsNotTheCallersMistake() {
    given()
        .header("Authorization", "Bearer " + tokenOfAnUnreachableIssuer())
        .get("/whoami")
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .header("WWW-Authenticate", nullValue())
        .body(emptyString());
  }

  @Test
  void aHandshakeWhoseKeysAreOutOfReachEndsTheConnection() throws IOException {
    assertThat(answerToHandshake("Sec-WebSocket-Protocol: " + tokenOfAnUnreachableIssuer()))
        .startsWith("HTTP/1.1 503 ")
        .containsIgnoringCase("\r\nRetry-After: 5\r\n")
        .containsIgnoringCase("\r\nContent-Length: 0\r\n")
        .containsIgnoringCase("\r\nConnection: close\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void aWebSocketPathThatCanNeverMatchStopsTheStart() {
    var config = Configs.ofProperties(Map.of("heliograph.identity.websocket-path", "api/signals"));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new TokenMechanism(config))
        .withMessageContaining("heliograph.identity.websocket-path must start with '/'");
  }

  private static void assertIsService(RequestSpecification handshake) {
    handshake.get("/api/signals").then().statusCode(200).body(startsWith("external:ci [service]"));
  }

  private static RequestSpecification handshake() {
    return given()
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  }

  /** Returns all bytes that the server sends before it closes the connection. */
  private static String answerToHandshake(String header) throws IOException {
    String request =
        """
        GET /api/signals HTTP/1.1
        Host: localhost
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        %s

        """
            .formatted(header)
            .replace("\n", "\r\n");
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static String tokenOfAnUnreachableIssuer() {
    JwtClaims claims = claimsOfAlice();
    claims.setIssuer("gone");
    return KEY.sign(claims);
  }

  private static JwtClaims claimsOfAlice() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("heliograph-local");
    claims.setSubject("user:default/alice");
    claims.setExpirationTimeMinutesInTheFuture(5);
    return claims;
  }

  public static final class Configured implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Files.writeString(KEY_FILE, KEY.jwks());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return Map.of(
          "heliograph.identity.websocket-path", "/api/signals",
          "heliograph.identity.services.ci.token", SERVICE_TOKEN,
          "heliograph.identity.services.ci.subject", "external:ci",
          "heliograph.identity.issuers.local.issuer", "heliograph-local",
          "heliograph.identity.issuers.local.jwks-location", KEY_FILE.toUri().toString(),
          "heliograph.identity.issuers.gone.issuer", "gone",
          "heliograph.identity.issuers.gone.jwks-location", "http://127.0.0.1:1/keys",
          "quarkus.http.limits.max-header-size", "64K");
    }
  }

  private static Instant endOf(JwtClaims claims) {
    return Instant.ofEpochSecond((long) claims.getClaimValue("exp"));
  }
}

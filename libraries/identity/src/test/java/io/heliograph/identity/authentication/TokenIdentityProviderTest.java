package io.heliograph.identity.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliograph.identity.IdentifiedCaller;
import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.IdentityUnavailableException;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.jwks.SigningKey;
import io.heliograph.identity.token.Configs;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIdentityProviderTest {

  private static final String SERVICE_TOKEN = "ci-token-1234";
  private static final SigningKey KEY = SigningKey.ellipticCurve("acme-1");
  private static final Logger EVERYTHING = Logger.getLogger("");

  private final TokenIdentityProvider provider;
  private final Worker worker = new Worker();
  private final LogLines log = new LogLines();
  private @Nullable Level usualLevel;

  TokenIdentityProviderTest(@TempDir Path folder) throws IOException {
    Path keys = Files.writeString(folder.resolve("acme.json"), KEY.jwks());
    Map<String, String> properties = new HashMap<>();
    properties.putAll(Configs.service("ci", SERVICE_TOKEN, "external:ci"));
    properties.putAll(Configs.issuer("acme", "acme", keys.toUri().toString()));
    properties.putAll(Configs.issuer("gone", "gone", "http://127.0.0.1:1/gone"));
    IdentityConfig config = Configs.ofProperties(properties);
    provider =
        new TokenIdentityProvider(
            new StaticTokens(config),
            new VerifiedTokens(config),
            new TokenRouter(config, Clock.systemUTC()));
  }

  @BeforeEach
  void listenToEverything() {
    usualLevel = EVERYTHING.getLevel();
    EVERYTHING.setLevel(Level.ALL);
    EVERYTHING.addHandler(log);
  }

  @AfterEach
  void stopListening() {
    EVERYTHING.removeHandler(log);
    EVERYTHING.setLevel(usualLevel);
  }

  @Test
  void aServiceTokenIsRecognisedAtOnce() {
    SecurityIdentity identity = identityOf(SERVICE_TOKEN);

    assertThat(identity.getPrincipal()).isEqualTo(new ServicePrincipal("external:ci"));
    assertThat(identity.getRoles()).containsExactly("service");
    assertThat(IdentifiedCaller.of(identity).flatMap(IdentifiedCaller::expiresAt)).isEmpty();
    assertThat(worker.jobs).isZero();
  }

  @Test
  void aUserTokenIsVerifiedOnAWorker() throws MalformedClaimException {
    JwtClaims claims = claimsOfAlice("acme");

    SecurityIdentity identity = identityOf(KEY.sign(claims));

    assertThat(identity.getPrincipal())
        .isInstanceOf(UserPrincipal.class)
        .returns("user:default/alice", java.security.Principal::getName);
    assertThat(identity.getRoles()).containsExactly("user");
    assertThat(IdentifiedCaller.of(identity).flatMap(IdentifiedCaller::expiresAt))
        .contains(Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    assertThat(worker.jobs).isEqualTo(1);
  }

  @Test
  void aTokenOfTheLengthThatBackstageMayIssueIsVerified() {
    JwtClaims claims = claimsOfAlice("acme");
    claims.setStringClaim("padding", "x".repeat(24_000));
    int missing = TokenIdentityProvider.MAX_LENGTH - KEY.sign(claims).length();
    claims.setStringClaim("padding", "x".repeat(24_000 + missing * 3 / 4));
    String token = KEY.sign(claims);

    assertThat(token.length()).isBetween(32_764, 32_768);
    assertThat(identityOf(token).getPrincipal()).isInstanceOf(UserPrincipal.class);
  }

  @Test
  void aTokenThatWasVerifiedIsKnownAtOnce() {
    String token = KEY.sign(claimsOfAlice("acme"));

    SecurityIdentity first = identityOf(token);
    SecurityIdentity second = identityOf(token);

    assertThat(worker.jobs).isEqualTo(1);
    assertThat(second.getPrincipal()).isEqualTo(first.getPrincipal());
    assertThat(second.getAttributes()).isEqualTo(first.getAttributes());
  }

  @Test
  void aRefusedTokenIsVerifiedEachTime() {
    String token = SigningKey.ellipticCurve("acme-1").sign(claimsOfAlice("acme"));

    assertRefused(token);
    assertRefused(token);

    assertThat(worker.jobs).isEqualTo(2);
  }

  @Test
  void aRefusalIsLoggedWithItsReasonOnly() {
    String token = SigningKey.ellipticCurve("acme-1").sign(claimsOfAlice("acme"));

    assertThatExceptionOfType(AuthenticationFailedException.class)
        .isThrownBy(() -> identityOf(token))
        .withCauseInstanceOf(TokenRefusedException.class);

    assertThat(log.lines).contains("INFO token refused issuer=acme reason=signature more=0");
  }

  @Test
  void manyRefusalsOfOneKindAreOneLine() {
    String wrong = SigningKey.ellipticCurve("acme-1").sign(claimsOfAlice("acme"));
    for (int i = 0; i < 3; i++) {
      assertRefused(wrong);
    }
    assertRefused("no token at all");

    assertThat(log.lines)
        .filteredOn(line -> line.startsWith("INFO token refused"))
        .hasSize(2)
        .first()
        .asString()
        .endsWith("reason=signature more=0");
  }

  @Test
  void unavailableKeysAreNotTheCallersMistakeAndNameTheIssuerInAWarning() {
    assertThatExceptionOfType(AuthenticationFailedException.class)
        .isThrownBy(() -> identityOf(KEY.sign(claimsOfAlice("gone"))))
        .withCauseInstanceOf(IdentityUnavailableException.class);

    assertThat(log.lines)
        .anyMatch(line -> line.startsWith("WARN key set unavailable issuer=gone error="))
        .contains("INFO token refused issuer=gone reason=keys-unavailable more=0");
  }

  @Test
  void neitherLogNorFailureShowsAToken() {
    List<String> tokens =
        List.of(
            KEY.sign(claimsOfAlice("acme")) + "x",
            KEY.sign(claimsOfAlice("gone")),
            KEY.sign(claimsOfAlice("nobody")),
            "header.not-a-payload.signature",
            "some-wrong-static-token");

    for (String token : tokens) {
      String trace = assertRefused(token);

      assertThat(trace + log.lines).doesNotContain(token.substring(0, 20));
    }
  }

  @Test
  void quarkusIsNotToldWhenToCloseASocket() {
    SecurityIdentity identity = identityOf(KEY.sign(claimsOfAlice("acme")));

    assertThat(identity.getAttributes()).doesNotContainKey("quarkus.identity.expire-time");
  }

  private SecurityIdentity identityOf(String token) {
    return provider
        .authenticate(new TokenRequest(token), worker)
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  /**
   * Checks that the token is refused and returns the complete stack trace, including the causes.
   */
  private String assertRefused(String token) {
    StringWriter trace = new StringWriter();
    assertThatExceptionOfType(AuthenticationFailedException.class)
        .isThrownBy(() -> identityOf(token))
        .satisfies(failure -> failure.printStackTrace(new PrintWriter(trace)));
    return trace.toString();
  }

  private static JwtClaims claimsOfAlice(String issuer) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setSubject("user:default/alice");
    claims.setExpirationTimeMinutesInTheFuture(5);
    return claims;
  }

  private static final class Worker implements AuthenticationRequestContext {

    private int jobs;

    @Override
    public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> job) {
      jobs++;
      return Uni.createFrom().item(job);
    }
  }

  private static final class LogLines extends Handler {

    private final List<String> lines = new ArrayList<>();

    private LogLines() {
      setLevel(Level.ALL);
      setFormatter(new PatternFormatter("%p %s%e"));
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(getFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

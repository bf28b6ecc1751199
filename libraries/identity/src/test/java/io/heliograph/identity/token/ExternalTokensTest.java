package io.heliograph.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliograph.identity.Access;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.authentication.TokenRouter;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.jwks.SigningKey;
import io.heliograph.identity.jwks.TestServer;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalTokensTest {

  private static final String ISSUER = "https://builds.acme.example";
  private static final String ENTRY = "heliograph.identity.external.builds";
  private static final SigningKey KEY = SigningKey.rsa("builds-1");

  @TempDir private Path folder;
  private String keys = "";

  @BeforeEach
  void publishKeys() throws IOException {
    keys = Files.writeString(folder.resolve("builds.json"), KEY.jwks()).toUri().toString();
  }

  @Test
  void theSubjectIsThatOfTheTokenBehindThePrefix() {
    assertThat(principal(Map.of(), claims())).isEqualTo(new ServicePrincipal("external:main"));
    assertThat(principal(Map.of(ENTRY + ".subject-prefix", "ci"), claims()))
        .isEqualTo(new ServicePrincipal("external:ci:main"));
  }

  @Test
  void theAccessIsThatOfTheEntry() {
    Access access = principal(Map.of(ENTRY + ".access.allow", "send"), claims()).access();

    assertThat(access.refusalOf(true, null)).isPresent();
    assertThat(access.refusalOf(false, null)).isEmpty();
  }

  @Test
  void aSubjectOutsideTheOriginsIsVerifiedAndMaySendNothing() {
    Map<String, String> origins = Map.of(ENTRY + ".access.origins", "external:main,external:next");

    assertThat(principal(origins, claims()).access().refusalOf(false, null)).isEmpty();

    JwtClaims other = claims();
    other.setSubject("fork");
    assertThat(principal(origins, other).subject()).isEqualTo("external:fork");
    assertThat(principal(origins, other).access().refusalOf(false, null))
        .contains("The configuration does not allow this origin");
  }

  /** As GitHub writes the subject of a job that deploys to an environment. */
  @Test
  void aSubjectMayHaveSpacesAndBeAnOrigin() {
    JwtClaims deploying = claims();
    deploying.setSubject("repo:acme/web:environment:Production EU");
    String origin = "external:github:repo:acme/web:environment:Production EU";
    try (TestServer server = new TestServer()) {
      server.publish("/jwks", KEY.jwks());

      ServicePrincipal job =
          principal(
              Map.of(
                  ENTRY + ".jwks-location",
                  server.url() + "/jwks",
                  ENTRY + ".subject-prefix",
                  "github",
                  ENTRY + ".access.origins",
                  origin),
              deploying);

      assertThat(job.subject()).isEqualTo(origin);
      assertThat(job.access().refusalOf(true, null)).isEmpty();
    }
  }

  @Test
  void onlyTheAlgorithmsOfTheListAreAccepted() {
    Map<String, String> onlyEs = Map.of(ENTRY + ".algorithms", "ES256,ES384");

    assertRefused(onlyEs, KEY.sign(claims()), TokenRefusal.ALGORITHM);
    assertThat(principal(Map.of(ENTRY + ".algorithms", "RS256"), claims())).isNotNull();
  }

  @Test
  void withoutSignatureOrWithASharedSecretATokenIsRefused() {
    HmacKey publicKey = new HmacKey(KEY.pair().getKey().getEncoded());

    assertRefused(
        Map.of(),
        SigningKey.sign(claims(), AlgorithmIdentifiers.NONE, null, KEY.keyId()),
        TokenRefusal.ALGORITHM);
    assertRefused(
        Map.of(),
        SigningKey.sign(claims(), AlgorithmIdentifiers.HMAC_SHA256, publicKey, KEY.keyId()),
        TokenRefusal.ALGORITHM);
  }

  @Test
  void theAudienceMustBeOneOfThose() {
    Map<String, String> audience = Map.of(ENTRY + ".audience", "heliograph");
    JwtClaims claims = claims();

    assertRefused(audience, KEY.sign(claims), TokenRefusal.AUDIENCE);
    claims.setAudience("heliograph");
    assertThat(principal(audience, claims)).isNotNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "a\nb", "a "})
  void aSubjectThatCannotBeAnOriginIsRefused(@Nullable String subject) {
    JwtClaims claims = claims();
    claims.setClaim("sub", subject);

    assertRefused(Map.of(), KEY.sign(claims), TokenRefusal.SUBJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "RS256,HS512", "rs256"})
  void anAlgorithmThatIsNotAsymmetricStopsTheStart(String algorithms) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> trusting(Map.of(ENTRY + ".algorithms", algorithms)))
        .withMessageContaining(ENTRY + ".algorithms");
  }

  @Test
  void anIssuerOfUsersCannotBeOneOfServices() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> trusting(Configs.issuer("acme", ISSUER, keys)))
        .withMessageContainingAll(ENTRY + ".issuer", "heliograph.identity.issuers.acme.issuer");
  }

  private ServicePrincipal principal(Map<String, String> more, JwtClaims claims) {
    return (ServicePrincipal) trusting(more).verified(KEY.sign(claims)).principal();
  }

  private void assertRefused(Map<String, String> more, String token, TokenRefusal reason) {
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> trusting(more).verified(token))
        .returns(reason, TokenRefusedException::reason);
  }

  private TokenRouter trusting(Map<String, String> more) {
    return new TokenRouter(
        Configs.ofProperties(Configs.all(Configs.external("builds", ISSUER, keys), more)),
        Clock.systemUTC());
  }

  private static JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setSubject("main");
    claims.setExpirationTimeMinutesInTheFuture(5);
    return claims;
  }
}

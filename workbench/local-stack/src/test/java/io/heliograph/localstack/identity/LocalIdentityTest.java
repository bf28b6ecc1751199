package io.heliograph.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIdentityTest {

  private static final List<String> OWNERSHIP =
      List.of("user:default/alice", "group:default/platform");

  @TempDir Path folder;

  @Test
  void aUserTokenIsTrustedThroughThePublishedKeySet() throws Exception {
    var identity = LocalIdentity.create(folder);

    JwtClaims claims = verify(identity, token(identity, Duration.ofHours(1)));

    assertThat(claims.getSubject()).isEqualTo("user:default/alice");
    assertThat(claims.getStringListClaimValue("ent")).isEqualTo(OWNERSHIP);
    assertThat(claims.getIssuedAt()).isNotNull();
  }

  @Test
  void anExpiredTokenIsRefused() {
    var identity = LocalIdentity.create(folder);

    assertThatThrownBy(() -> verify(identity, token(identity, Duration.ofMinutes(-5))))
        .isInstanceOf(InvalidJwtException.class);
  }

  @Test
  void aTokenOfAnEarlierIdentityIsRefused() {
    String earlier = token(LocalIdentity.create(folder), Duration.ofHours(1));
    var identity = LocalIdentity.create(folder);

    assertThatThrownBy(() -> verify(identity, earlier)).isInstanceOf(InvalidJwtException.class);
  }

  @Test
  void aTokenOfAnIdentityThatIsKeptStaysValid() throws Exception {
    String earlier = token(LocalIdentity.keep(folder), Duration.ofHours(1));

    verify(LocalIdentity.keep(folder), earlier);

    assertThat(LocalIdentity.keepServiceToken(folder))
        .isEqualTo(LocalIdentity.keepServiceToken(folder));
  }

  @Test
  void anIdentityThatIsStoredSignsWhatTheKeptOneVerifies() throws Exception {
    assertThat(LocalIdentity.stored(folder)).isEmpty();
    var kept = LocalIdentity.keep(folder);

    verify(kept, token(LocalIdentity.stored(folder).orElseThrow(), Duration.ofHours(1)));
  }

  @Test
  void onlyItsOwnerMayReadWhatIsSecret() throws IOException {
    LocalIdentity.keep(folder);
    LocalIdentity.keepServiceToken(folder);

    for (String secret : List.of("signing-key.json", "service-token")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(secret)))
          .as(secret)
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
  }

  @Test
  void aBrokenKeyIsNamed() throws IOException {
    for (String broken : List.of("", "{}", "not JSON", keySet(LocalIdentity.create(folder)))) {
      Files.writeString(folder.resolve("signing-key.json"), broken);

      assertThatThrownBy(() -> LocalIdentity.keep(folder))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("signing-key.json")
          .hasMessageContaining("--clean");
    }
  }

  @Test
  void thePrivateKeyIsNotPublished() throws IOException {
    var identity = LocalIdentity.create(folder.resolve("a folder with spaces"));

    assertThat(keySet(identity)).contains("\"crv\":\"P-256\"").doesNotContain("\"d\"");
    assertThat(keySet(LocalIdentity.keep(folder))).doesNotContain("\"d\"");
    assertThat(keySet(LocalIdentity.keep(folder))).doesNotContain("\"d\"");
  }

  @Test
  void serviceTokensAreLongSafeAndNeverTheSame() {
    String token = LocalIdentity.newServiceToken();

    assertThat(token).matches("[A-Za-z0-9_-]{43,}").isNotEqualTo(LocalIdentity.newServiceToken());
  }

  private static String token(LocalIdentity identity, Duration lifetime) {
    return identity.userToken("user:default/alice", OWNERSHIP, lifetime);
  }

  private static JwtClaims verify(LocalIdentity identity, String token)
      throws InvalidJwtException, IOException, JoseException {
    var keys = new JsonWebKeySet(keySet(identity)).getJsonWebKeys();
    JwtConsumer consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "ES256")
            .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
            .setExpectedIssuer(identity.issuer())
            .setExpectedAudience(identity.audience())
            .setRequireExpirationTime()
            .build();
    return consumer.processToClaims(token);
  }

  private static String keySet(LocalIdentity identity) throws IOException {
    return Files.readString(Path.of(URI.create(identity.jwksLocation())));
  }
}

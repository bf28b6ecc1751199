package io.heliograph.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.IdentityConfig;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.authentication.TokenRouter;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.jwks.SigningKey;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractObjectAssert;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuersTest {

  private static final String ACME = "https://login.acme.example";
  private static final SigningKey KEY = SigningKey.ellipticCurve("acme-1");
  private static final SigningKey OTHER_KEY = SigningKey.rsa("other-1");

  @TempDir private static Path folder;
  private static TokenRouter issuers;

  @BeforeAll
  static void trustTwoIssuers() throws IOException {
    Map<String, String> properties = new HashMap<>();
    properties.putAll(Configs.issuer("acme", ACME, file("acme.json", KEY.jwks())));
    properties.put("heliograph.identity.issuers.acme.audience", "heliograph,backstage");
    properties.putAll(Configs.issuer("other", "other", file("other.json", OTHER_KEY.jwks())));
    issuers = new TokenRouter(Configs.ofProperties(properties), Clock.systemUTC());
  }

  @Nested
  class Accepted {

    @Test
    void aGoodTokenNamesThePersonAndTheEnd() {
      Instant end = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 60);
      JwtClaims claims = claimsOfAlice();
      claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
      claims.setStringListClaim("ent", "user:default/alice", "group:default/team");

      VerifiedIdentity verified = issuers.verified(KEY.sign(claims));

      assertThat(verified.expiresAt()).isEqualTo(end);
      assertThat(verified.principal().getName()).isEqualTo("user:default/alice");
      assertThat(ownedBy(verified))
          .extracting(EntityRef::toString)
          .containsExactly("user:default/alice", "group:default/team");
    }

    @Test
    void eachIssuerHasItsOwnKeysAndAlgorithm() {
      JwtClaims claims = claimsOfAlice();
      claims.setIssuer("other");

      assertThat(issuers.verified(OTHER_KEY.sign(claims)).principal().getName())
          .isEqualTo("user:default/alice");
    }

    @Test
    void withoutOwnershipClaimThePersonOwnsTheOwnRefOnly() {
      assertThat(ownedBy(claims -> {})).containsExactly("user:default/alice");
    }

    @Test
    void refsInUpperCaseAreNormalised() {
      assertThat(
              ownedBy(
                  claims -> {
                    claims.setSubject("User:Default/ALICE");
                    claims.setStringListClaim("ent", "GROUP:Default/Team", "Group:team");
                  }))
          .containsExactly("user:default/alice", "group:default/team");
    }

    @Test
    void entriesOfTheOwnershipThatAreNoRefsOwnNothing() {
      List<Object> entries =
          Arrays.asList(
              "group:team", "platform-admins", "group:default/Platform Team", 7, null, "");

      assertThat(ownedBy(claims -> claims.setClaim("ent", entries)))
          .containsExactly("user:default/alice", "group:default/team");
    }

    @Test
    void issuedAtIsOptional() {
      assertThat(ownedBy(claims -> claims.unsetClaim("iat"))).isNotEmpty();
    }

    @Test
    void theIssuersClockMayRunAhead() {
      assertThat(ownedBy(claims -> claims.setNotBeforeMinutesInThePast(-0.1f))).isNotEmpty();
    }

    @Test
    void alsoWhenItSaysWhenTheTokenWasMade() {
      assertThat(ownedBy(claims -> claims.setIssuedAt(inSeconds(5)))).isNotEmpty();
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() {
      assertThat(ownedBy(claims -> claims.setAudience("something", "backstage"))).isNotEmpty();
    }

    private static List<String> ownedBy(Consumer<JwtClaims> change) {
      JwtClaims claims = claimsOfAlice();
      change.accept(claims);
      return ownedBy(issuers.verified(KEY.sign(claims))).stream().map(EntityRef::toString).toList();
    }

    private static Set<EntityRef> ownedBy(VerifiedIdentity verified) {
      return ((UserPrincipal) verified.principal()).ownershipRefs();
    }
  }

  @Nested
  class Refused {

    @Test
    void anExpiredToken() {
      assertRefused(claims -> claims.setExpirationTimeMinutesInTheFuture(-5), TokenRefusal.EXPIRED);
    }

    @Test
    void aTokenThatExpiredAMomentAgoSinceTheEndIsNeverStretched() {
      assertRefused(
          claims -> {
            claims.unsetClaim("iat");
            claims.setExpirationTimeMinutesInTheFuture(-0.04f);
          },
          TokenRefusal.EXPIRED);
    }

    @Test
    void aTokenWithoutEnd() {
      assertRefused(claims -> claims.unsetClaim("exp"), TokenRefusal.NO_EXPIRY);
    }

    @Test
    void aTokenThatIsNotYetValid() {
      assertRefused(claims -> claims.setNotBeforeMinutesInThePast(-5), TokenRefusal.NOT_YET_VALID);
    }

    @ParameterizedTest
    @ValueSource(longs = {60, 100 * 365 * 24 * 3600L, Long.MAX_VALUE / 2000})
    void aTokenThatIsStillToBeMade(long seconds) {
      assertRefused(
          claims -> {
            claims.setIssuedAt(inSeconds(seconds));
            claims.setExpirationTime(inSeconds(seconds + 300));
          },
          TokenRefusal.NOT_YET_VALID);
    }

    @Test
    void anUnknownIssuerWhoseNameIsShownWithoutTricks() {
      assertRefused(claims -> claims.setIssuer("evil\nINFO forged"), TokenRefusal.UNKNOWN_ISSUER)
          .returns("evil?INFO?forged", TokenRefusedException::issuer);
    }

    @Test
    void aTokenWithoutIssuer() {
      assertRefused(claims -> claims.unsetClaim("iss"), TokenRefusal.UNKNOWN_ISSUER);
    }

    @Test
    void aTokenSignedByTheKeyOfAnotherIssuer() {
      assertRefused(OTHER_KEY.sign(claimsOfAlice()), TokenRefusal.UNKNOWN_KEY)
          .returns("acme", TokenRefusedException::issuer);
    }

    @Test
    void aWrongAudience() {
      assertRefused(claims -> claims.setAudience("billing"), TokenRefusal.AUDIENCE);
    }

    @Test
    void aMissingAudience() {
      assertRefused(claims -> claims.unsetClaim("aud"), TokenRefusal.AUDIENCE);
    }

    @Test
    void anUnsignedToken() {
      String unsigned =
          SigningKey.sign(claimsOfAlice(), AlgorithmIdentifiers.NONE, null, KEY.keyId());

      assertRefused(unsigned, TokenRefusal.ALGORITHM);
    }

    @Test
    void aTokenSignedWithThePublicKeyAsSharedSecret() {
      byte[] publicKey = OTHER_KEY.pair().getKey().getEncoded();
      JwtClaims claims = claimsOfAlice();
      claims.setIssuer("other");

      assertRefused(
          SigningKey.sign(
              claims, AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(publicKey), OTHER_KEY.keyId()),
          TokenRefusal.ALGORITHM);
    }

    @Test
    void anUnknownKeyId() {
      assertRefused(
          SigningKey.ellipticCurve("acme-2").sign(claimsOfAlice()), TokenRefusal.UNKNOWN_KEY);
    }

    @Test
    void aForeignKeyUnderAKnownId() {
      assertRefused(
          SigningKey.ellipticCurve("acme-1").sign(claimsOfAlice()), TokenRefusal.SIGNATURE);
    }

    @Test
    void aTamperedToken() {
      String[] parts = KEY.sign(claimsOfAlice()).split("\\.", -1);
      JwtClaims forged = claimsOfAlice();
      forged.setSubject("user:default/mallory");
      parts[1] =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(forged.toJson().getBytes(StandardCharsets.UTF_8));

      assertRefused(String.join(".", parts), TokenRefusal.SIGNATURE);
    }

    @Test
    void aTokenWithoutSubject() {
      assertRefused(claims -> claims.unsetClaim("sub"), TokenRefusal.SUBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"group:default/team", "alice", "", "user:default/al ice"})
    void aSubjectThatIsNoUserRef(String subject) {
      assertRefused(claims -> claims.setSubject(subject), TokenRefusal.SUBJECT);
    }

    @Test
    void aSubjectThatIsNull() {
      assertRefused(claims -> claims.setClaim("sub", null), TokenRefusal.SUBJECT);
    }

    @Test
    void ownershipThatIsNoList() {
      assertRefused(claims -> claims.setClaim("ent", "group:team"), TokenRefusal.OWNERSHIP);
    }

    @Test
    void claimsOfAWrongType() {
      assertRefused(claims -> claims.setClaim("exp", "tomorrow"), TokenRefusal.MALFORMED);
      assertRefused(claims -> claims.setClaim("exp", Long.MAX_VALUE), TokenRefusal.MALFORMED);
      assertRefused(claims -> claims.setClaim("groups", 7), TokenRefusal.MALFORMED);
      assertRefused(claims -> claims.setClaim("aud", 7), TokenRefusal.MALFORMED);
      assertRefused(
          claims -> claims.setClaim("sub", List.of("user:alice")), TokenRefusal.MALFORMED);
      assertRefused(claims -> claims.setClaim("iss", 7), TokenRefusal.NOT_A_KNOWN_TOKEN);
    }

    @Test
    void aTokenOfBackstageThatIsNoBearerToken() {
      JwtClaims claims = claimsOfAlice();

      assertRefused(KEY.sign(claims, "vnd.backstage.limited-user"), TokenRefusal.TYPE);
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(
        strings = {"", "x", "some-wrong-static-token", "..", "a.b.c", "a.e30.c", "a.b.c.d.e"})
    void aTextThatIsNoToken(String text) {
      assertThatExceptionOfType(TokenRefusedException.class)
          .isThrownBy(() -> issuers.verified(text));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[]",
          "null",
          "{\"alg\":5}",
          "{\"alg\":\"none\"}",
          "{\"alg\":\"NONE\"}",
          "{\"alg\":\"es256\"}",
          "{\"alg\":[\"ES256\"],\"kid\":\"acme-1\"}",
          "{\"alg\":\"ES256\",\"kid\":5}",
          "{\"alg\":\"ES256\",\"kid\":\"../../etc/passwd\"}",
          "{\"alg\":\"ES256\",\"typ\":5}",
          "{\"alg\":\"ES256\",\"alg\":\"none\"}",
          "{\"alg\":\"ES256\",\"kid\":\"acme-1\",\"crit\":[\"exp\"]}",
          "{\"alg\":\"ES256\",\"kid\":\"acme-1\",\"crit\":[5]}",
          "{\"alg\":\"ES256\",\"kid\":\"acme-1\",\"crit\":5}",
          "{\"alg\":\"ES256\",\"kid\":\"acme-1\",\"b64\":false,\"crit\":[\"b64\"]}",
          "{\"alg\":\"ES256\",\"kid\":\"acme-1\",\"cty\":\"JWT\"}",
          "{\"alg\":\"ES256\",\"kid\":\"acme-1\",\"zip\":\"DEF\"}",
          "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"kid\":\"acme-1\"}",
          "{\"alg\":\"ES256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
          "{\"alg\":\"ES256\",\"jku\":\"http://127.0.0.1:1/keys\"}"
        })
    void aHeaderThatPlaysTricks(String header) {
      assertPlayedInVain(header, claimsOfAlice().toJson());
    }

    @Test
    void aTokenThatIsNestedDeeply() {
      String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + '}';

      assertPlayedInVain(deep, claimsOfAlice().toJson());
      assertPlayedInVain("{\"alg\":\"ES256\",\"kid\":\"acme-1\"}", deep);
    }

    private static void assertPlayedInVain(String header, String claims) {
      String token = base64(header) + '.' + base64(claims) + '.' + base64("x".repeat(64));

      assertThatExceptionOfType(TokenRefusedException.class)
          .isThrownBy(() -> issuers.verified(token));
    }

    private static String base64(String text) {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void withoutShowingTokenOrClaims() {
      String token = SigningKey.ellipticCurve("acme-1").sign(claimsOfAlice());

      assertThatExceptionOfType(TokenRefusedException.class)
          .isThrownBy(() -> issuers.verified(token))
          .withMessage("token refused: signature")
          .withNoCause();
    }

    private static AbstractObjectAssert<?, TokenRefusedException> assertRefused(
        Consumer<JwtClaims> change, TokenRefusal reason) {
      JwtClaims claims = claimsOfAlice();
      change.accept(claims);
      return assertRefused(KEY.sign(claims), reason);
    }

    private static AbstractObjectAssert<?, TokenRefusedException> assertRefused(
        String token, TokenRefusal reason) {
      return assertThatExceptionOfType(TokenRefusedException.class)
          .isThrownBy(() -> issuers.verified(token))
          .asInstanceOf(type(TokenRefusedException.class))
          .returns(reason, TokenRefusedException::reason);
    }
  }

  @Nested
  class Configuration {

    @Test
    void twoEntriesForOneIssuerStopTheStart() {
      Map<String, String> properties = new HashMap<>();
      properties.putAll(Configs.issuer("one", ACME, "http://127.0.0.1:1/one"));
      properties.putAll(Configs.issuer("two", ACME, "http://127.0.0.1:1/two"));

      assertStops(properties, "issuers.one.issuer'", "issuers.two.issuer'", "the same");
    }

    @Test
    void aLocationThatCannotBeReadStopsTheStart() {
      assertStops(
          Configs.issuer("acme", ACME, "ftp://acme.example/keys"),
          "heliograph.identity.issuers.acme.jwks-location",
          "https:, http: or file:");
      assertStops(Configs.issuer("acme", ACME, "jwks.json"), "https:, http: or file:");
    }

    @Test
    void aFileOfKeysThatDoesNotExistStopsTheStart() {
      assertStops(
          Configs.issuer("acme", ACME, folder.resolve("absent.json").toUri().toString()),
          "heliograph.identity.issuers.acme.jwks-location: the file ",
          "absent.json does not exist");
    }

    @Test
    void aFileWithoutKeysStopsTheStart() throws Exception {
      assertStops(
          Configs.issuer("acme", ACME, file("text.json", "no keys")),
          "heliograph.identity.issuers.acme.jwks-location: the file ",
          "text.json is not a key set (JWKS)");
      assertStops(
          Configs.issuer("acme", ACME, file("empty.json", "{\"keys\":[]}")),
          "empty.json contains no usable key");
    }

    @Test
    void aServerOfKeysMayBeUnavailableAtTheStart() {
      IdentityConfig config =
          Configs.ofProperties(Configs.issuer("acme", ACME, "http://127.0.0.1:1/keys"));

      assertThat(new TokenRouter(config, Clock.systemUTC())).isNotNull();
    }

    @Test
    void aBlankIssuerStopsTheStart() {
      assertStops(
          Configs.issuer("acme", " ", "http://127.0.0.1:1/one"),
          "heliograph.identity.issuers.acme.issuer");
    }

    private static void assertStops(Map<String, String> properties, String... message) {
      IdentityConfig config = Configs.ofProperties(properties);

      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> new TokenRouter(config, Clock.systemUTC()))
          .withMessageContainingAll(message);
    }
  }

  private static JwtClaims claimsOfAlice() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ACME);
    claims.setAudience("heliograph");
    claims.setSubject("user:default/alice");
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    return claims;
  }

  private static NumericDate inSeconds(long seconds) {
    return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
  }

  private static String file(String name, String jwks) throws IOException {
    return Files.writeString(folder.resolve(name), jwks).toUri().toString();
  }
}

package io.heliograph.notifications.credentials;

import static io.heliograph.notifications.Api.anonymous;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.notifications.MovableClock;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class CredentialsIT {
  private static final Duration LIFETIME = Duration.ofHours(24);

  @Inject Tables tables;
  @Inject PluginKeyStore store;

  private final MovableClock clock = new MovableClock(Instant.now());

  @BeforeEach
  void noKeyIsPublished() {
    tables.empty("plugin_key");
    await().until(() -> served().isEmpty());
  }

  @Nested
  class TheKeySet {
    @Test
    void isEmptyAsLongAsNobodyNeedsAToken() {
      assertThat(served()).isEmpty();
    }

    @Test
    void hasThePublicMembersOfAKeyAndNoOther() {
      token(replica());

      assertThat(served())
          .singleElement()
          .satisfies(
              key -> {
                assertThat(key).containsOnlyKeys("kty", "crv", "x", "y", "kid", "alg", "use");
                assertThat(key).containsEntry("alg", "ES256").containsEntry("crv", "P-256");
              });
    }

    @Test
    void hasTheKeysOfAllReplicas() throws Exception {
      String one = token(replica());
      String other = token(replica());

      assertThat(keyId(one)).isNotEqualTo(keyId(other));
      assertThat(served()).extracting(key -> key.get("kid")).contains(keyId(one), keyId(other));
    }

    @Test
    void losesAKeyWhenTheLastOfItsTokensHasEnded() {
      PluginTokens replica = replica();
      token(replica);

      clock.advance(LIFETIME.plusMinutes(64));
      assertThat(valid()).hasSize(1);
      clock.advance(Duration.ofMinutes(2));
      assertThat(valid()).isEmpty();
      token(replica);
      await().until(() -> tables.rowsOf("plugin_key") == 1);
    }
  }

  @Nested
  class AToken {
    @Test
    void saysWhoWeAreAndIsVerifiedWithAServedKey() throws Exception {
      JwtContext verified = verified(token(replica()));

      JwtClaims claims = verified.getJwtClaims();
      assertThat(header(verified, "typ")).isEqualTo("vnd.backstage.plugin");
      assertThat(header(verified, "alg")).isEqualTo("ES256");
      assertThat(claims.getSubject()).isEqualTo("notifications");
      assertThat(claims.getAudience()).containsExactly("catalog");
      assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
          .isEqualTo(3600);
    }

    @Test
    void isUsedUntilTenMinutesBeforeItsEnd() {
      PluginTokens replica = replica();
      String first = token(replica);

      clock.advance(Duration.ofMinutes(49));
      assertThat(token(replica)).isEqualTo(first);
      clock.advance(Duration.ofMinutes(1));
      assertThat(token(replica)).isNotEqualTo(first);
    }

    @Test
    void isMadeForOnePluginOnly() throws Exception {
      PluginTokens replica = replica();
      token(replica);

      String other = replica.tokenFor("search").await().indefinitely();

      assertThat(verified(other).getJwtClaims().getAudience()).containsExactly("search");
    }
  }

  @Nested
  class Rotating {
    @Test
    void theNextKeyIsPublishedAnHourBeforeItSigns() throws Exception {
      PluginTokens replica = replica();
      String first = token(replica);

      clock.advance(LIFETIME.minusMinutes(61));
      token(replica);
      assertThat(valid()).hasSize(1);
      clock.advance(Duration.ofMinutes(2));
      assertThat(keyId(token(replica))).isEqualTo(keyId(first));
      await().until(() -> valid().size() == 2);
      clock.advance(Duration.ofMinutes(59));
      assertThat(keyId(token(replica))).isNotEqualTo(keyId(first)).isIn(kids(valid()));
      assertThat(valid()).hasSize(2);
    }

    @Test
    void afterALongPauseANewKeyIsPublishedAndUsedAtOnce() throws Exception {
      PluginTokens replica = replica();
      token(replica);

      clock.advance(LIFETIME.multipliedBy(3));

      assertThat(keyId(token(replica))).isIn(kids(valid()));
      assertThat(valid()).hasSize(1);
    }

    @Test
    void whoeverAsksAtTheSameTimeGetsTheSameKey() {
      PluginTokens replica = replica();

      List<Uni<String>> asked =
          IntStream.range(0, 20).mapToObj(i -> replica.tokenFor("catalog")).toList();

      assertThat(Uni.join().all(asked).andFailFast().await().indefinitely()).hasSize(20);
      assertThat(tables.rowsOf("plugin_key")).isOne();
    }
  }

  private PluginTokens replica() {
    return new PluginTokens(new KeyRing(store, () -> LIFETIME, clock), clock);
  }

  private static String token(PluginTokens replica) {
    return replica.tokenFor("catalog").await().indefinitely();
  }

  private List<Map<String, Object>> valid() {
    return store.valid(clock.instant()).await().indefinitely();
  }

  private static List<Object> kids(List<Map<String, Object>> keys) {
    return keys.stream().map(key -> key.get("kid")).toList();
  }

  private static List<Map<String, Object>> served() {
    return anonymous()
        .get("/.backstage/auth/v1/jwks.json")
        .then()
        .statusCode(200)
        .extract()
        .path("keys");
  }

  private static JwtContext verified(String token) throws Exception {
    String served = anonymous().get("/.backstage/auth/v1/jwks.json").asString();
    var keys = new JwksVerificationKeyResolver(new JsonWebKeySet(served).getJsonWebKeys());
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(keys)
        .setRequireExpirationTime()
        .setSkipDefaultAudienceValidation()
        .build()
        .process(token);
  }

  private static String header(JwtContext token, String name) {
    return token.getJoseObjects().getFirst().getHeader(name);
  }

  private static String keyId(String token) throws JoseException {
    return JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue();
  }
}

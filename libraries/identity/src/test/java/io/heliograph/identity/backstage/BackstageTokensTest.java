package io.heliograph.identity.backstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.authentication.TokenRouter;
import io.heliograph.identity.claims.Claims;
import io.heliograph.identity.claims.TokenRefusal;
import io.heliograph.identity.claims.TokenRefusedException;
import io.heliograph.identity.jwks.SigningKey;
import io.heliograph.identity.jwks.TestServer;
import io.heliograph.identity.token.Configs;
import io.heliograph.identity.token.VerifiedIdentity;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractObjectAssert;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BackstageTokensTest {

  private static final SigningKey AUTH = SigningKey.ellipticCurve("auth-1");
  private static final SigningKey CATALOG = SigningKey.ellipticCurve("catalog-1");
  private static final SigningKey RSA = SigningKey.rsa("catalog-rsa");
  private static final String USER = "vnd.backstage.user";
  private static final String LIMITED_USER = "vnd.backstage.limited-user";
  private static final String PLUGIN = "vnd.backstage.plugin";
  private static final String AUTH_KEYS = "/api/auth/.well-known/jwks.json";
  private static final String USERINFO = "/api/auth/v1/userinfo";
  private static final String CATALOG_KEYS = "/api/catalog/.backstage/auth/v1/jwks.json";

  private final TestServer server = new TestServer();
  private final Map<String, String> properties = new HashMap<>();
  private TokenRouter tokens = trusting(Map.of());

  @BeforeEach
  void publishKeys() {
    server.publish(AUTH_KEYS, AUTH.jwks());
    server.publish(CATALOG_KEYS, CATALOG.jwks());
    properties.putAll(Configs.backstage(server.url(), "notifications"));
    properties.put("heliograph.identity.jwks-timeout", "1s");
    tokens = trusting(Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Nested
  class UserTokensOfBackstage {

    @Test
    void nameTheUserAndWhatTheUserOwns() {
      JwtClaims claims = alice();
      claims.setStringListClaim("ent", "group:default/team");

      VerifiedIdentity verified = tokens.verified(AUTH.sign(claims, USER));

      assertThat(verified.principal()).isEqualTo(user("user:default/alice", "group:default/team"));
      assertThat(verified.expiresAt()).isEqualTo(endOf(claims));
      assertThat(server.questions(USERINFO)).isZero();
    }

    @Test
    void ofOlderVersionsHaveNoType() {
      JwtClaims claims = alice();
      claims.setStringListClaim("ent", List.of());

      assertThat(tokens.verified(AUTH.sign(claims)).principal())
          .isEqualTo(user("user:default/alice"));
    }

    @Test
    void withoutTypeAndForSomebodyElseAreNotKnown() {
      assertRefused(
          AUTH.sign(aliceWith(claims -> claims.setAudience("x"))), TokenRefusal.UNKNOWN_ISSUER);
    }

    @Test
    void lackNothing() {
      assertRefused(userToken(claims -> claims.unsetClaim("iat")), TokenRefusal.MALFORMED);
      assertRefused(userToken(claims -> claims.unsetClaim("exp")), TokenRefusal.NO_EXPIRY);
      assertRefused(userToken(claims -> claims.unsetClaim("sub")), TokenRefusal.SUBJECT);
      assertRefused(userToken(claims -> claims.unsetClaim("aud")), TokenRefusal.AUDIENCE);
    }

    @Test
    void forAnotherAudienceAreRefused() {
      assertRefused(
          userToken(claims -> claims.setAudience("notifications")), TokenRefusal.AUDIENCE);
    }

    @Test
    void thatAreLimitedAreNoBearerTokens() {
      assertRefused(AUTH.sign(alice(), LIMITED_USER), TokenRefusal.TYPE);
    }

    @Test
    void signedByAPluginAreRefused() {
      assertRefused(CATALOG.sign(alice(), USER), TokenRefusal.UNKNOWN_KEY);
    }

    @Test
    void withoutSignatureOrWithASharedSecretAreRefused() {
      assertRefused(unsigned(alice(), USER), TokenRefusal.ALGORITHM);
      assertRefused(signedWithThePublicKey(alice(), AUTH, USER), TokenRefusal.ALGORITHM);
    }
  }

  @Nested
  class OwnershipFromUserinfo {

    @Test
    void isAskedForWithTheSameToken() {
      String token = AUTH.sign(alice(), USER);
      server.publish(
          USERINFO,
          """
          {"claims":{"sub":"user:default/alice","ent":["user:default/alice","group:default/a"]}}\
          """);

      assertThat(tokens.verified(token).principal())
          .isEqualTo(user("user:default/alice", "group:default/a"));
      assertThat(server.lastAuthorization()).isEqualTo("Bearer " + token);
    }

    @Test
    void mayListEntriesThatNameNoEntity() {
      server.publish(
          USERINFO,
          """
          {"claims":{"sub":"user:default/alice",
           "ent":["user:default/alice","platform-admins","group:default/Platform Team"]}}\
          """);

      assertThat(tokens.verified(AUTH.sign(alice(), USER)).principal())
          .isEqualTo(user("user:default/alice"));
    }

    @Test
    void isAskedForOnceByManyRequestsWithOneToken() throws Exception {
      server.publish(USERINFO, "{\"claims\":{\"sub\":\"user:default/alice\",\"ent\":[]}}");
      String token = AUTH.sign(alice(), USER);
      List<Future<VerifiedIdentity>> answers = new ArrayList<>();

      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 20; i++) {
          answers.add(threads.submit(() -> tokens.verified(token)));
        }
        for (Future<VerifiedIdentity> answer : answers) {
          assertThat(answer.get().principal()).isEqualTo(user("user:default/alice"));
        }
      }
      assertThat(server.questions(USERINFO)).isEqualTo(1);
      assertThat(server.questions(AUTH_KEYS)).isEqualTo(1);
    }

    @Test
    void aboutSomebodyElseRefusesTheToken() {
      server.publish(USERINFO, "{\"claims\":{\"sub\":\"user:default/bob\",\"ent\":[]}}");

      assertRefused(AUTH.sign(alice(), USER), TokenRefusal.USERINFO);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404})
    void mayRefuseTheToken(int status) {
      server.answer(USERINFO, status, "");

      assertRefused(AUTH.sign(alice(), USER), TokenRefusal.USERINFO);
    }

    @Test
    void outOfReachIsAskedAgainOnlyAfterTheRetryTime() {
      server.answer(USERINFO, 503, "");

      for (int i = 0; i < 5; i++) {
        JwtClaims claims = alice();
        claims.setClaim("n", i);
        assertRefused(AUTH.sign(claims, USER), TokenRefusal.USERINFO_UNAVAILABLE);
      }
      assertThat(server.questions(USERINFO)).isEqualTo(1);
    }

    @Test
    void thatFailsForOneUserIsAskedForAnother() {
      server.answer(USERINFO, 500, "");
      assertRefused(AUTH.sign(alice(), USER), TokenRefusal.USERINFO_UNAVAILABLE);
      server.publish(USERINFO, "{\"claims\":{\"sub\":\"user:default/bob\",\"ent\":[]}}");

      String bob = userToken(claims -> claims.setSubject("user:default/bob"));

      assertThat(tokens.verified(bob).principal()).isEqualTo(user("user:default/bob"));
    }

    @Test
    void thatNeverComesIsGivenUp() {
      server.stall(USERINFO);

      assertRefused(AUTH.sign(alice(), USER), TokenRefusal.USERINFO_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "7"})
    void thatIsNoObjectCountsAsOutOfReach(String body) {
      server.publish(USERINFO, body);

      assertRefused(AUTH.sign(alice(), USER), TokenRefusal.USERINFO_UNAVAILABLE);
    }

    @Test
    void ofAnyOtherIssuerMayBeBare() {
      server.publish("/keys", AUTH.jwks());
      server.publish("/userinfo", "{\"sub\":\"user:default/alice\",\"ent\":[\"group:team\"]}");
      TokenRouter tokens =
          trusting(
              Configs.all(
                  Configs.issuer("acme", "acme", server.url() + "/keys"),
                  Map.of(
                      "heliograph.identity.issuers.acme.userinfo-location",
                      server.url() + "/userinfo")));

      assertThat(tokens.verified(AUTH.sign(aliceOf("acme"))).principal())
          .isEqualTo(user("user:default/alice", "group:default/team"));
    }
  }

  @Nested
  class PluginTokensOfBackstage {

    @Test
    void nameTheCallingPlugin() {
      JwtClaims claims = catalog();

      VerifiedIdentity verified = tokens.verified(CATALOG.sign(claims, PLUGIN));

      assertThat(verified.principal()).isEqualTo(new ServicePrincipal("plugin:catalog"));
      assertThat(verified.expiresAt()).isEqualTo(endOf(claims));
    }

    @Test
    void areVerifiedWithTheKeysOfThatPluginOnly() {
      assertRefused(AUTH.sign(catalog(), PLUGIN), TokenRefusal.UNKNOWN_KEY);
      server.publish("/api/search/.backstage/auth/v1/jwks.json", RSA.jwks());

      assertRefused(
          CATALOG.sign(catalogWith(claims -> claims.setSubject("search")), PLUGIN),
          TokenRefusal.UNKNOWN_KEY);
    }

    @Test
    void areForThisPluginOnlyAndEnd() {
      assertRefused(pluginToken(claims -> claims.setAudience("signals")), TokenRefusal.AUDIENCE);
      assertRefused(pluginToken(claims -> claims.unsetClaim("aud")), TokenRefusal.AUDIENCE);
      assertRefused(pluginToken(claims -> claims.unsetClaim("exp")), TokenRefusal.NO_EXPIRY);
      assertRefused(
          pluginToken(claims -> claims.setExpirationTimeMinutesInTheFuture(-1)),
          TokenRefusal.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "", ".", "..", "../auth", "a/b", "a%2fb", "a?b", "a#b", "a@b", "a:b", "a b", "a\nb", "é"
        })
    void thatNameNoPluginAskNobody(String subject) {
      assertRefused(pluginToken(claims -> claims.setSubject(subject)), TokenRefusal.SUBJECT);
      assertThat(server.questions()).isZero();
    }

    @Test
    void mayNameThePluginInAnyCase() {
      server.publish("/api/Catalog_2-x/.backstage/auth/v1/jwks.json", CATALOG.jwks());

      assertThat(
              tokens
                  .verified(pluginToken(claims -> claims.setSubject("Catalog_2-x")))
                  .principal()
                  .getName())
          .isEqualTo("plugin:Catalog_2-x");
    }

    @Test
    void ofAPluginThatPublishesNoKeysAreRefused() {
      assertRefused(pluginToken(claims -> claims.setSubject("nobody")), TokenRefusal.UNKNOWN_KEY);
      assertThat(server.questions()).isEqualTo(1);
    }

    @Test
    void withoutSignatureOrWithASharedSecretAreRefused() {
      server.publish(CATALOG_KEYS, RSA.jwks());

      assertRefused(unsigned(catalog(), PLUGIN), TokenRefusal.ALGORITHM);
      assertRefused(signedWithThePublicKey(catalog(), RSA, PLUGIN), TokenRefusal.ALGORITHM);
    }

    @Test
    void ofAServerThatIsAwayWaitForItOnce() {
      server.answer(CATALOG_KEYS, 503, "");
      server.answer("/api/search/.backstage/auth/v1/jwks.json", 503, "");

      assertRefused(CATALOG.sign(catalog(), PLUGIN), TokenRefusal.KEYS_UNAVAILABLE);
      assertRefused(
          pluginToken(claims -> claims.setSubject("search")), TokenRefusal.KEYS_UNAVAILABLE);
      assertThat(server.questions()).isEqualTo(1);
    }

    @Test
    void ofAPluginWithAnErrorOfItsOwnKeepNoOtherPluginWaiting() {
      server.answer("/api/search/.backstage/auth/v1/jwks.json", 500, "");

      assertRefused(
          pluginToken(claims -> claims.setSubject("search")), TokenRefusal.KEYS_UNAVAILABLE);

      assertThat(tokens.verified(CATALOG.sign(catalog(), PLUGIN)).principal().getName())
          .isEqualTo("plugin:catalog");
    }

    @Test
    void ofInventedPluginsLeaveThreadsToOthers() throws Exception {
      TokenRouter tokens = trusting(Map.of("heliograph.identity.jwks-timeout", "20s"));
      tokens.verified(CATALOG.sign(catalog(), PLUGIN));
      server.stall("/api/invented/.backstage/auth/v1/jwks.json");
      String invented = pluginToken(claims -> claims.setSubject("invented"));

      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var verified = new ExecutorCompletionService<VerifiedIdentity>(threads);
        for (int i = 0; i <= PluginCallers.MAX_PROVING; i++) {
          verified.submit(() -> tokens.verified(invented));
        }

        assertThat(verified.poll(10, TimeUnit.SECONDS))
            .failsWithin(Duration.ZERO)
            .withThrowableThat()
            .withMessageContaining("keys-unavailable");
        tokens.verified(CATALOG.sign(catalog(), PLUGIN));
        threads.shutdownNow();
      }
    }

    @Test
    void ofAPluginThatAnswersElsewhere() {
      try (TestServer elsewhere = new TestServer()) {
        elsewhere.publish("/catalog/.backstage/auth/v1/jwks.json", RSA.jwks());
        TokenRouter tokens =
            trusting(
                Map.of(
                    "heliograph.identity.backstage.discovery.catalog",
                    elsewhere.url() + "/catalog/"));

        assertThat(tokens.verified(RSA.sign(catalog(), PLUGIN)).principal().getName())
            .isEqualTo("plugin:catalog");
      }
    }

    @Test
    void ofAPluginWithADashInAnEnvironmentVariable() {
      server.publish("/docs/.backstage/auth/v1/jwks.json", RSA.jwks());
      TokenRouter tokens =
          new TokenRouter(
              Configs.of(
                  properties,
                  Map.of(
                      "HELIOGRAPH_IDENTITY_BACKSTAGE_DISCOVERY_TECH_DOCS", server.url() + "/docs")),
              Clock.systemUTC());
      JwtClaims claims = catalogWith(changed -> changed.setSubject("tech-docs"));

      assertThat(tokens.verified(RSA.sign(claims, PLUGIN)).principal().getName())
          .isEqualTo("plugin:tech-docs");
    }

    @Test
    void inventedPluginsDoNotDriveOutTrueOnes() {
      TokenRouter tokens = trusting(Map.of("heliograph.identity.backstage.max-callers", "2"));
      tokens.verified(CATALOG.sign(catalog(), PLUGIN));

      for (int i = 0; i < 10; i++) {
        String invented = "invented-" + i;
        String token = pluginToken(claims -> claims.setSubject(invented));
        assertThatExceptionOfType(TokenRefusedException.class)
            .isThrownBy(() -> tokens.verified(token));
      }
      tokens.verified(CATALOG.sign(catalog(), PLUGIN));

      assertThat(server.questions(CATALOG_KEYS)).isEqualTo(1);
    }

    @Test
    void beyondTheMaximumTheOneThatWasSilentForLongestLeaves() {
      server.publish("/api/search/.backstage/auth/v1/jwks.json", CATALOG.jwks());
      TokenRouter tokens = trusting(Map.of("heliograph.identity.backstage.max-callers", "1"));

      tokens.verified(CATALOG.sign(catalog(), PLUGIN));
      tokens.verified(pluginToken(claims -> claims.setSubject("search")));
      tokens.verified(CATALOG.sign(catalog(), PLUGIN));

      assertThat(server.questions(CATALOG_KEYS)).isEqualTo(2);
    }
  }

  @Nested
  class OnBehalfOfAUser {

    @Test
    void theUserIsCallingUntilTheFirstOfBothEnds() {
      JwtClaims obo = limited();
      obo.setStringListClaim("ent", "group:default/team");
      obo.setExpirationTimeMinutesInTheFuture(1);

      VerifiedIdentity verified = tokens.verified(onBehalf(AUTH.sign(obo, LIMITED_USER)));

      assertThat(verified.principal()).isEqualTo(user("user:default/alice", "group:default/team"));
      assertThat(verified.expiresAt()).isEqualTo(endOf(obo));
    }

    @Test
    void thePluginsTokenMayEndFirst() {
      JwtClaims obo = limited();
      obo.setStringListClaim("ent", List.of());
      obo.setExpirationTimeMinutesInTheFuture(60);
      JwtClaims claims = catalog();
      claims.setStringClaim("obo", AUTH.sign(obo, LIMITED_USER));

      assertThat(tokens.verified(CATALOG.sign(claims, PLUGIN)).expiresAt())
          .isEqualTo(endOf(claims));
    }

    @Test
    void userinfoIsAskedWithTheLimitedToken() {
      String obo = AUTH.sign(limited(), LIMITED_USER);
      server.publish(
          USERINFO, "{\"claims\":{\"sub\":\"user:default/alice\",\"ent\":[\"group:team\"]}}");

      assertThat(tokens.verified(onBehalf(obo)).principal())
          .isEqualTo(user("user:default/alice", "group:default/team"));
      assertThat(server.lastAuthorization()).isEqualTo("Bearer " + obo);
    }

    @Test
    void aTokenThatIsNotLimitedIsRefused() {
      assertRefused(onBehalf(AUTH.sign(alice(), USER)), TokenRefusal.TYPE);
      assertRefused(onBehalf(AUTH.sign(alice())), TokenRefusal.TYPE);
    }

    @Test
    void aTokenThatThePluginSignedItselfIsRefused() {
      assertRefused(onBehalf(CATALOG.sign(limited(), LIMITED_USER)), TokenRefusal.UNKNOWN_KEY);
      assertRefused(onBehalf(unsigned(limited(), LIMITED_USER)), TokenRefusal.ALGORITHM);
      assertRefused(
          onBehalf(signedWithThePublicKey(limited(), AUTH, LIMITED_USER)), TokenRefusal.ALGORITHM);
    }

    @Test
    void oneThatLacksSomethingIsRefused() {
      JwtClaims undated = limited();
      undated.unsetClaim("iat");
      JwtClaims endless = limited();
      endless.unsetClaim("exp");

      assertRefused(onBehalf(AUTH.sign(undated, LIMITED_USER)), TokenRefusal.MALFORMED);
      assertRefused(onBehalf(AUTH.sign(endless, LIMITED_USER)), TokenRefusal.NO_EXPIRY);
    }

    @Test
    void anExpiredOneIsRefused() {
      JwtClaims obo = limited();
      obo.setExpirationTimeMinutesInTheFuture(-1);

      assertRefused(onBehalf(AUTH.sign(obo, LIMITED_USER)), TokenRefusal.EXPIRED);
    }

    @Test
    void whatIsNoTokenIsRefusedAndNeverTakenForThePlugin() {
      assertRefused(onBehalf("x"), TokenRefusal.NOT_A_KNOWN_TOKEN);
      assertRefused(
          onBehalf(AUTH.sign(limited(), LIMITED_USER) + "\r\n"), TokenRefusal.NOT_A_KNOWN_TOKEN);
      assertRefused(pluginToken(claims -> claims.setClaim("obo", 7)), TokenRefusal.MALFORMED);
    }
  }

  @Nested
  class Configuration {

    @Test
    void withoutBackstageItsTokensAreNotKnown() {
      TokenRouter tokens = new TokenRouter(Configs.ofProperties(Map.of()), Clock.systemUTC());

      for (String token :
          List.of(AUTH.sign(alice(), USER), AUTH.sign(alice()), CATALOG.sign(catalog(), PLUGIN))) {
        assertThatExceptionOfType(TokenRefusedException.class)
            .isThrownBy(() -> tokens.verified(token))
            .returns(TokenRefusal.UNKNOWN_ISSUER, TokenRefusedException::reason);
      }
    }

    @Test
    void aPluginOutsideOfDiscoveryIsNotKnown() {
      TokenRouter tokens =
          new TokenRouter(
              Configs.ofProperties(
                  Map.of(
                      "heliograph.identity.backstage.plugin-id",
                      "notifications",
                      "heliograph.identity.backstage.discovery.auth",
                      server.url() + "/api/auth")),
              Clock.systemUTC());

      assertThatExceptionOfType(TokenRefusedException.class)
          .isThrownBy(() -> tokens.verified(CATALOG.sign(catalog(), PLUGIN)))
          .returns(TokenRefusal.UNKNOWN_ISSUER, TokenRefusedException::reason)
          .returns("plugin:catalog", TokenRefusedException::issuer);
    }

    @Test
    void whereUsersKeysAreMustBeSaid() {
      assertStops(
          Map.of(
              "heliograph.identity.backstage.plugin-id", "notifications",
              "heliograph.identity.backstage.discovery.catalog", "https://catalog.example"),
          "heliograph.identity.backstage.discovery.auth");
    }

    @Test
    void whichPluginThisIsMustBeSaid() {
      assertStops(
          Map.of("heliograph.identity.backstage.base-url", "https://backstage.example"),
          "heliograph.identity.backstage.plugin-id");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"backstage", "file:keys", "ftp://a.example", "https://a.example?b", "http:/a"})
    void aLocationThatIsNoServerStopsTheStart(String location) {
      assertStops(
          Configs.backstage(location, "notifications"), "heliograph.identity.backstage.base-url");
    }

    @Test
    void roomForNobodyStopsTheStart() {
      assertStops(
          Configs.all(
              Configs.backstage("https://backstage.example", "notifications"),
              Map.of("heliograph.identity.backstage.max-callers", "0")),
          "heliograph.identity.backstage.max-callers");
    }

    private static void assertStops(Map<String, String> properties, String message) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> new TokenRouter(Configs.ofProperties(properties), Clock.systemUTC()))
          .withMessageContaining(message);
    }
  }

  private TokenRouter trusting(Map<String, String> more) {
    return new TokenRouter(Configs.ofProperties(Configs.all(properties, more)), Clock.systemUTC());
  }

  private AbstractObjectAssert<?, TokenRefusedException> assertRefused(
      String token, TokenRefusal reason) {
    return assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> tokens.verified(token))
        .asInstanceOf(type(TokenRefusedException.class))
        .returns(reason, TokenRefusedException::reason);
  }

  private static String userToken(Consumer<JwtClaims> change) {
    return AUTH.sign(aliceWith(change), USER);
  }

  private static String pluginToken(Consumer<JwtClaims> change) {
    return CATALOG.sign(catalogWith(change), PLUGIN);
  }

  private static String onBehalf(String obo) {
    return pluginToken(claims -> claims.setStringClaim("obo", obo));
  }

  private static String unsigned(JwtClaims claims, String type) {
    return SigningKey.sign(claims, AlgorithmIdentifiers.NONE, null, "auth-1", type);
  }

  private static String signedWithThePublicKey(JwtClaims claims, SigningKey key, String type) {
    HmacKey secret = new HmacKey(key.pair().getKey().getEncoded());
    return SigningKey.sign(claims, AlgorithmIdentifiers.HMAC_SHA256, secret, key.keyId(), type);
  }

  private static JwtClaims aliceWith(Consumer<JwtClaims> change) {
    JwtClaims claims = alice();
    change.accept(claims);
    return claims;
  }

  private static JwtClaims alice() {
    JwtClaims claims = aliceOf("https://backstage.example/api/auth");
    claims.setAudience("backstage");
    return claims;
  }

  private static JwtClaims aliceOf(String issuer) {
    JwtClaims claims = limited();
    claims.setIssuer(issuer);
    return claims;
  }

  private static JwtClaims limited() {
    JwtClaims claims = new JwtClaims();
    claims.setSubject("user:default/alice");
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    return claims;
  }

  private static JwtClaims catalogWith(Consumer<JwtClaims> change) {
    JwtClaims claims = catalog();
    change.accept(claims);
    return claims;
  }

  private static JwtClaims catalog() {
    JwtClaims claims = new JwtClaims();
    claims.setSubject("catalog");
    claims.setAudience("notifications");
    claims.setIssuedAtToNow();
    claims.setExpirationTime(
        NumericDate.fromSeconds(Instant.now().plus(Duration.ofMinutes(5)).getEpochSecond()));
    return claims;
  }

  private static Instant endOf(JwtClaims claims) {
    return new Claims(claims, "test").expiresAt();
  }

  private static UserPrincipal user(String ref, String... owned) {
    return new UserPrincipal(
        EntityRef.parse(ref), Stream.of(owned).map(EntityRef::parse).collect(Collectors.toSet()));
  }
}

package io.heliograph.identity.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.authentication.TokenRouter;
import io.heliograph.identity.jwks.SigningKey;
import io.heliograph.identity.jwks.TestServer;
import io.heliograph.identity.token.Configs;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimMappingTest {
  private static final String ENTRY = "heliograph.identity.issuers.acme";
  private static final SigningKey KEY = SigningKey.ellipticCurve("acme-1");

  @TempDir private Path folder;

  @Nested
  class Users {

    @Test
    void theClaimIsANameInTheNamespace() {
      assertThat(owned(Map.of("user-claim", "login", "user-namespace", "Acme"), "login", "Al.ice"))
          .containsExactly("user:acme/al.ice");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "alice@acme.example",
          "auth0|65f0c1",
          "user:default/alice",
          "other/alice",
          "al ice",
          "älice",
          "-alice",
          "alice.",
          "1234567890123456789012345678901234567890123456789012345678901234"
        })
    void aValueThatIsNoNameIsRefusedRatherThanChanged(String value) {
      assertRefused(Map.of("user-claim", "login"), Map.of("login", value), TokenRefusal.SUBJECT);
    }

    @Test
    void aTokenWithoutTheClaimIsRefused() {
      assertRefused(Map.of("user-claim", "login"), Map.of(), TokenRefusal.SUBJECT);
    }

    @ParameterizedTest
    @CsvSource({
      "local-part, alice@acme.example, alice",
      "local-part, Alice@ACME.example, alice",
      "email, alice@acme.example, alice_acme.example",
      "email, al_ice@acme.example, al_ice_acme.example"
    })
    void anAddressBecomesAName(String format, String address, String name) {
      assertThat(owned(addresses(format), "email", address))
          .containsExactly("user:default/" + name);
    }

    @ParameterizedTest
    @CsvSource({
      "local-part, alice@other.example",
      "local-part, alice",
      "local-part, alice+work@acme.example",
      "local-part, @acme.example",
      "local-part, alice@acme.example@other.example",
      "local-part, alice@other.example@acme.example",
      "email, alice@other.example",
      "email, alice_acme.example",
      "email, alice@b_acme.example"
    })
    void anAddressOfAnotherDomainOrFormIsRefused(String format, String address) {
      assertRefused(addresses(format), Map.of("email", address), TokenRefusal.SUBJECT);
    }

    @Test
    void anAddressThatIsNotVerifiedIsRefused() {
      for (Object no : List.of(false, "false", "no")) {
        assertRefused(
            addresses("local-part"),
            Map.of("email", "alice@acme.example", "email_verified", no),
            TokenRefusal.SUBJECT);
        assertRefused(
            Map.of(
                "user-claim", "preferred_username",
                "user-format", "email"),
            Map.of("preferred_username", "alice@acme.example", "email_verified", no),
            TokenRefusal.SUBJECT);
      }
    }

    private static Map<String, String> addresses(String format) {
      return Map.of("user-claim", "email", "user-format", format, "user-domains", "Acme.example");
    }
  }

  @Nested
  class Groups {

    @Test
    void namesAndPathsAreGroupsInTheNamespace() {
      assertThat(groups("team-a", "/platform/Team-B"))
          .containsExactly("group:acme/team-a", "group:acme/platform.team-b");
    }

    @Test
    void oneGroupMayBeAText() {
      assertThat(owned(settings(), "teams", "team-a"))
          .containsExactly("user:default/alice", "group:acme/team-a");
    }

    @Test
    void anEntryThatIsNoNameIsSkippedAndTheOthersCount() {
      assertThat(
              groups(
                  "Platform Team",
                  "group:default/admins",
                  "user:default/bob",
                  "a/b",
                  "/",
                  "//a",
                  "/a/",
                  "/a/b c",
                  7,
                  List.of("x"),
                  "team-a"))
          .containsExactly("group:acme/team-a");
    }

    @Test
    void aPathWithADotIsSkippedBecauseItCouldBecomeTheNameOfAnother() {
      assertThat(groups("/platform.team-a", "/platform/team.a")).isEmpty();
    }

    @Test
    void aNameWithADotIsSkippedBesidePathsBecauseItCouldBeOneOfThem() {
      assertThat(groups("platform.team-a", "/platform/team-b", "team-c"))
          .containsExactly("group:acme/platform.team-b", "group:acme/team-c");
    }

    @Test
    void aNameWithADotIsAGroupWhereNoPathsAre() {
      assertThat(groups("platform.team-a", "team-c"))
          .containsExactly("group:acme/platform.team-a", "group:acme/team-c");
    }

    @Test
    void aClaimOfAnotherTypeIsRefused() {
      assertRefused(settings(), Map.of("teams", 7), TokenRefusal.OWNERSHIP);
    }

    private List<String> groups(Object... entries) {
      return owned(settings(), "teams", Arrays.asList(entries)).stream()
          .filter(ref -> ref.startsWith("group:"))
          .toList();
    }

    private static Map<String, String> settings() {
      return Map.of("groups-claim", "teams", "groups-namespace", "acme");
    }
  }

  @Test
  void groupsOfUserinfoAreMappedAsThoseOfTokensAndItsSubjectMustBeTheSame() throws IOException {
    try (TestServer server = new TestServer()) {
      Map<String, String> settings =
          Map.of(
              "user-claim", "login",
              "groups-claim", "groups",
              "userinfo-location", server.url() + "/userinfo");
      server.publish("/userinfo", "{\"sub\":\"42\",\"groups\":[\"/team/a\"]}");

      assertThat(refs(settings, Map.of("sub", "42", "login", "alice")))
          .containsExactly("user:default/alice", "group:default/team.a");
      assertRefused(settings, Map.of("sub", "43", "login", "alice"), TokenRefusal.USERINFO);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "user-namespace, acme, user-claim",
    "user-format, email, user-claim",
    "user-domains, acme.example, user-claim",
    "groups-namespace, acme, groups-claim"
  })
  void aSettingWithoutEffectStopsTheStart(String setting, String value, String missing) {
    assertStops(Map.of(setting, value), setting + " needs " + missing);
  }

  @Test
  void soDoesOneThatCannotWork() {
    assertStops(
        Map.of("user-claim", "email", "user-format", "local-part"),
        "user-format=local-part needs user-domains");
    assertStops(
        Map.of("user-claim", "email", "user-domains", "acme.example"), "user-domains needs");
    assertStops(Map.of("user-claim", "a", "user-namespace", "a/b"), "user-namespace is no valid");
    assertStops(Map.of("groups-claim", "a", "groups-namespace", ":"), "groups-namespace is no");
  }

  private void assertStops(Map<String, String> settings, String message) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> router(settings))
        .withMessageContaining(ENTRY + '.' + message);
  }

  private List<String> owned(Map<String, String> settings, String claim, Object value) {
    return refs(settings, Map.of(claim, value));
  }

  private List<String> refs(Map<String, String> settings, Map<String, Object> claims) {
    var user = (UserPrincipal) router(settings).verified(token(claims)).principal();
    return user.ownershipRefs().stream().map(EntityRef::toString).toList();
  }

  private void assertRefused(
      Map<String, String> settings, Map<String, Object> claims, TokenRefusal reason) {
    assertThatExceptionOfType(TokenRefusedException.class)
        .isThrownBy(() -> router(settings).verified(token(claims)))
        .returns(reason, TokenRefusedException::reason);
  }

  private TokenRouter router(Map<String, String> settings) {
    Map<String, String> properties = new HashMap<>(Configs.issuer("acme", "acme", keys()));
    settings.forEach((name, value) -> properties.put(ENTRY + '.' + name, value));
    return new TokenRouter(Configs.ofProperties(properties), Clock.systemUTC());
  }

  private String keys() {
    try {
      return Files.writeString(folder.resolve("keys.json"), KEY.jwks()).toUri().toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String token(Map<String, Object> content) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("acme");
    claims.setSubject("user:default/alice");
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    content.forEach(claims::setClaim);
    return KEY.sign(claims);
  }
}

package io.heliograph.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.Principal;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.identity.authentication.TokenRouter;
import io.heliograph.identity.jwks.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the settings in the table of docs/identity.md, each with a token as that provider makes it.
 */
class IdentityProvidersTest {
  private static final Path PAGE = Path.of("../../docs/identity.md");
  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| `(issuers|external)` \\| (.+)");
  private static final Pattern SETTING = Pattern.compile("`([a-z.-]+)=([^`]+)`");

  /** Keys of other kinds, which providers publish beside their signing keys. */
  private static final String OTHER_KEYS =
      "{\"kty\":\"AKP\",\"kid\":\"pq-1\",\"alg\":\"ML-DSA-65\",\"pub\":\"AAAA\"},{\"kty\":\"RSA\"},";

  private static final SigningKey KEY = SigningKey.rsa("key-1");
  private static final String TENANT = "0f3c0c1e-8d5b-4f0e-9a53-1f5a6f1f2b11";
  private static final String CLIENT = "6d1f9a4e-2c0b-4d5e-8f77-3f0d9c1b2a22";
  private static final String OID = "a1b2c3d4-0000-4000-8000-1234567890ab";
  private static final String TEAM = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aTokenOfTheProviderBecomesTheCaller(
      String row, Map<String, Object> claims, List<String> caller) throws IOException {
    assertThat(refs(settingsOf(row).verified(KEY.sign(token(claims))).principal()))
        .isEqualTo(caller);
  }

  static Stream<Object[]> aTokenOfTheProviderBecomesTheCaller() {
    return Stream.of(
        keycloak(List.of("/platform/team-a", "/admins"), "platform.team-a", "admins"),
        keycloak(List.of("team-a", "offline access"), "team-a"),
        row(
            "Microsoft Entra ID",
            Map.of(
                "iss",
                "https://login.microsoftonline.com/%s/v2.0".formatted(TENANT),
                "aud",
                CLIENT,
                "sub",
                "AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ",
                "oid",
                OID,
                "ver",
                "2.0",
                "preferred_username",
                "alice@acme.example",
                "groups",
                List.of(TEAM)),
            "user:default/" + OID,
            "group:default/" + TEAM),
        row(
            "Microsoft Entra ID",
            Map.of(
                "iss",
                "https://sts.windows.net/%s/".formatted(TENANT),
                "aud",
                "api://" + CLIENT,
                "oid",
                OID,
                "ver",
                "1.0",
                "upn",
                "alice@acme.example",
                "hasgroups",
                "true"),
            "user:default/" + OID),
        row(
            "Microsoft Entra ID, names as in Backstage",
            Map.of(
                "iss",
                "https://login.microsoftonline.com/%s/v2.0".formatted(TENANT),
                "aud",
                CLIENT,
                "preferred_username",
                "Alice@acme.example",
                "groups",
                List.of(TEAM)),
            "user:default/alice_acme.example",
            "group:default/" + TEAM),
        row(
            "Okta",
            Map.of(
                "iss", "https://acme.okta.example/oauth2/default",
                "aud", "api://default",
                "sub", "alice@acme.example",
                "uid", "00u1a2b3c4D5e6F7g8h9",
                "cid", "0oa1a2b3c4D5e6F7g8h9",
                "groups", List.of("Everyone", "Team-A", "Platform Team")),
            "user:default/alice",
            "group:default/everyone",
            "group:default/team-a"),
        row(
            "Auth0",
            Map.of(
                "iss", "https://acme.eu.auth0.example/",
                "aud", List.of("https://heliograph.acme.example", "https://acme.example/userinfo"),
                "sub", "auth0|65f0c1d2e3f4a5b6c7d8e9f0",
                "azp", "kQ2nV8",
                "https://acme.example/username", "alice",
                "https://acme.example/groups", List.of("team-a")),
            "user:default/alice",
            "group:default/team-a"),
        google("https://accounts.google.com"),
        google("accounts.google.com"),
        row(
            "GitHub Actions",
            Map.of(
                "iss", "https://token.actions.githubusercontent.com",
                "aud", "https://heliograph.acme.example",
                "sub", "repo:acme/app:ref:refs/heads/main",
                "repository", "acme/app",
                "actor", "alice"),
            "external:github:repo:acme/app:ref:refs/heads/main"));
  }

  @Test
  void everyRowOfThePageHasATest() throws IOException {
    List<String> rows =
        Files.readString(PAGE)
            .lines()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> row.group(1))
            .toList();

    assertThat(aTokenOfTheProviderBecomesTheCaller().map(row -> row[0]).distinct()).isEqualTo(rows);
  }

  @Test
  void aRunOfAnotherRepositoryMaySendNothing() throws IOException {
    Map<String, Object> claims =
        Map.of(
            "iss", "https://token.actions.githubusercontent.com",
            "aud", "https://heliograph.acme.example",
            "sub", "repo:mallory/app:ref:refs/heads/main");

    Principal caller = settingsOf("GitHub Actions").verified(KEY.sign(token(claims))).principal();

    assertThat(((ServicePrincipal) caller).access().refusalOf(false, null)).isPresent();
  }

  private static Object[] keycloak(List<String> groups, String... names) {
    return row(
        "Keycloak",
        Map.of(
            "iss", "https://sso.acme.example/realms/acme",
            "aud", List.of("heliograph", "account"),
            "sub", "f3b7a1c2-1d2e-4f30-8a9b-0c1d2e3f4a5b",
            "typ", "Bearer",
            "preferred_username", "alice",
            "groups", groups),
        Stream.concat(
                Stream.of("user:default/alice"),
                Stream.of(names).map(name -> "group:default/" + name))
            .toArray(String[]::new));
  }

  private static Object[] google(String issuer) {
    return row(
        "Google",
        Map.of(
            "iss", issuer,
            "aud", "1234567890-abc.apps.googleusercontent.com",
            "azp", "1234567890-abc.apps.googleusercontent.com",
            "sub", "110169484474386276334",
            "hd", "acme.example",
            "email", "alice@acme.example",
            "email_verified", true),
        "user:default/alice");
  }

  private static Object[] row(String name, Map<String, Object> claims, String... caller) {
    return new Object[] {name, claims, List.of(caller)};
  }

  private TokenRouter settingsOf(String provider) throws IOException {
    var row =
        Files.readString(PAGE)
            .lines()
            .map(ROW::matcher)
            .filter(one -> one.matches() && one.group(1).equals(provider))
            .findFirst()
            .orElseThrow();
    String prefix = "heliograph.identity.%s.acme.".formatted(row.group(2));
    Map<String, String> settings =
        SETTING
            .matcher(row.group(3))
            .results()
            .collect(Collectors.toMap(one -> prefix + one.group(1), one -> filled(one.group(2))));
    assertThat(settings.get(prefix + "jwks-location")).startsWith("https://");
    Map<String, String> local = new HashMap<>(settings);
    local.put(prefix + "jwks-location", keys());
    return new TokenRouter(Configs.ofProperties(local), Clock.systemUTC());
  }

  private static String filled(String setting) {
    return setting.replace("TENANT", TENANT).replace("CLIENT", CLIENT);
  }

  /** Returns the location of the keys, which have no {@code alg}, as those of Entra ID. */
  private String keys() throws IOException {
    String keys = KEY.jwks().replace("{\"keys\":[", "{\"keys\":[" + OTHER_KEYS);
    return Files.writeString(folder.resolve("keys.json"), keys).toUri().toString();
  }

  private static JwtClaims token(Map<String, Object> content) {
    JwtClaims claims = new JwtClaims();
    content.forEach(claims::setClaim);
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    return claims;
  }

  private static List<String> refs(Principal principal) {
    return switch (principal) {
      case UserPrincipal user -> user.ownershipRefs().stream().map(EntityRef::toString).toList();
      case ServicePrincipal service -> List.of(service.subject());
    };
  }
}

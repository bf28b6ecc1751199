package io.heliograph.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.localstack.identity.LocalIdentity;
import io.heliograph.localstack.process.StartFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

  private static final String DIRECTORY =
      """
      kind: User
      metadata: {name: alice}
      spec: {memberOf: [platform]}
      """;

  @TempDir Path root;

  @Nested
  class WithKeys {

    @Test
    void aUserOfTheDirectoryHasItsGroups() throws Exception {
      assertThat(ownership("alice"))
          .containsExactly("user:default/alice", "group:default/platform");
    }

    @Test
    void aUserThatIsUnknownOwnsItself() throws Exception {
      assertThat(ownership("user:acme/Mallory")).containsExactly("user:acme/mallory");
    }

    @Test
    void givenGroupsReplaceThoseOfTheDirectory() throws Exception {
      assertThat(ownership("alice", "--groups", "support, group:acme/guild"))
          .containsExactly("user:default/alice", "group:default/support", "group:acme/guild");
      assertThat(ownership("alice", "--groups", "")).containsExactly("user:default/alice");
    }

    @Test
    void aTokenIsValidForTheGivenTime() throws Exception {
      assertThat(lifetime("alice", "--for", "90s")).isEqualTo(Duration.ofSeconds(90));
      assertThat(lifetime("alice", "--for", "30m")).isEqualTo(Duration.ofMinutes(30));
      assertThat(lifetime("alice", "--for", "1h")).isEqualTo(Duration.ofHours(1));
      assertThat(lifetime("alice")).isEqualTo(Duration.ofDays(7));
    }

    private List<String> ownership(String... arguments) throws Exception {
      return claims(arguments).getStringListClaimValue("ent");
    }

    private Duration lifetime(String... arguments) throws Exception {
      JwtClaims claims = claims(arguments);
      return Duration.ofSeconds(
          claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
    }

    private JwtClaims claims(String... arguments) throws Exception {
      LocalIdentity.keep(new Layout(root).keys());
      return new JwtConsumerBuilder()
          .setSkipSignatureVerification()
          .setSkipAllValidators()
          .build()
          .processToClaims(token(arguments));
    }
  }

  @Test
  void withoutKeysItSaysWhatToDo() {
    assertThatThrownBy(() -> token("alice"))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("./dev run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--for 1h", "alice --for", "alice --until 1h", "alice bob"})
  void otherArgumentsAreAnsweredWithTheUsage(String line) {
    assertThatThrownBy(() -> token(line.isEmpty() ? new String[0] : line.split(" ", -1)))
        .isInstanceOf(StartFailed.class)
        .hasMessageStartingWith("usage: ./dev token USER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"alice --for 0s", "alice --for 1w", "alice --for 99999999d", "alice --for -1h"})
  void aTimeThatIsNoneIsNamed(String line) {
    assertThatThrownBy(() -> token(line.split(" ", -1)))
        .isInstanceOf(StartFailed.class)
        .hasMessageStartingWith("--for ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"group:default/platform", "a/b/c", "alice --groups a:b:c"})
  void aRefThatIsNoUserOrGroupIsNamed(String line) {
    assertThatThrownBy(() -> token(line.split(" ", -1))).isInstanceOf(StartFailed.class);
  }

  private String token(String... arguments) throws Exception {
    Path directory = Files.writeString(root.resolve("people.yaml"), DIRECTORY);
    return Token.token(
        root, List.of(arguments), Map.of(Settings.DIRECTORY_FILE, directory.toString()));
  }
}

package io.heliograph.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.identity.EntityRef;
import io.heliograph.localstack.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {

  @TempDir Path folder;

  @Test
  void aUserOwnsThroughItselfAndTheGroupsItNames() throws IOException {
    var users =
        users(
            """
            kind: User
            metadata: {name: alice}
            spec: {memberOf: [platform, group:acme/guild]}
            """);

    assertThat(users)
        .containsExactly(
            user(
                "user:default/alice",
                "user:default/alice",
                "group:acme/guild",
                "group:default/platform"));
  }

  @Test
  void aUserOwnsThroughTheGroupsThatNameIt() throws IOException {
    var users =
        users(
            """
            kind: Group
            metadata: {name: support}
            spec: {members: [erin, 'user:default/bob']}
            ---
            kind: User
            metadata: {name: erin}
            spec: {}
            """);

    assertThat(users)
        .containsExactly(user("user:default/erin", "user:default/erin", "group:default/support"));
  }

  @Test
  void aParentGroupIsNotOwnedThrough() throws IOException {
    var users =
        users(
            """
            kind: Group
            metadata: {name: engineering}
            spec: {children: [platform]}
            ---
            kind: User
            metadata: {name: alice}
            spec: {memberOf: [platform]}
            """);

    assertThat(users.getFirst().ownershipRefs()).doesNotContain("group:default/engineering");
  }

  @Test
  void refsAreInLowerCaseAndStayInTheNamespaceOfTheirEntity() throws IOException {
    var users =
        users(
            """
            kind: user
            metadata: {name: Alice, namespace: Acme}
            spec: {memberOf: [Platform]}
            """);

    assertThat(users)
        .containsExactly(user("user:acme/alice", "user:acme/alice", "group:acme/platform"));
  }

  @Test
  void emptyDocumentsAndOtherKindsAreSkipped() throws IOException {
    assertThat(users("---\n---\nkind: Component\nmetadata: {name: checkout}\n---\n")).isEmpty();
  }

  @Test
  void aBrokenFileIsNamed() {
    assertThatThrownBy(() -> users("kind: [User"))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("catalog.yaml is not valid YAML");
  }

  @Test
  void anEntityWithoutANameIsNamed() {
    assertThatThrownBy(() -> users("kind: User\nmetadata: {}"))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("catalog.yaml");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Directory.read(folder.resolve("missing.yaml")))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("missing.yaml cannot be read");
  }

  @Test
  void theSampleHasSixPeople() {
    var sample = Directory.read(Path.of("directory.yaml"));

    assertThat(sample.users())
        .extracting(user -> user.ref().name())
        .containsExactly("alice", "bob", "carol", "dave", "erin", "frank");
    assertThat(sample.users().get(4).ownershipRefs())
        .containsExactly("user:default/erin", "group:default/support");
  }

  private List<Directory.User> users(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("catalog.yaml"), yaml);
    return Directory.read(file).users();
  }

  private static Directory.User user(String ref, String... ownershipRefs) {
    return new Directory.User(EntityRef.parse(ref, "user", "default"), List.of(ownershipRefs));
  }
}

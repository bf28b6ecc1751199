package io.heliograph.notifications.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.identity.EntityRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientResolverTest {
  @TempDir Path folder;
  private RecipientResolver resolver;

  @BeforeEach
  void readTheDirectory() throws IOException {
    resolver =
        resolver(
            """
            kind: Group
            metadata: { name: Top }
            spec: { children: [middle], members: [zoe] }
            ---
            kind: Group
            metadata: { name: middle }
            spec: { children: [bottom, top], members: [adam, zoe] }
            ---
            kind: Group
            metadata: { name: bottom }
            spec: { parent: middle }
            ---
            kind: User
            metadata: { name: Eve }
            spec: { memberOf: [bottom, "group:other/far"] }
            ---
            kind: API
            metadata: { name: shop, namespace: web }
            spec: { owner: "user:default/carol" }
            relations:
              - { type: ownedBy, targetRef: "group:default/bottom" }
              - { type: consumes, targetRef: "group:default/top" }
            ---
            kind: Resource
            metadata: { name: db, namespace: web }
            spec: { owner: team }
            """);
  }

  @Nested
  class Following {
    @Test
    void usersAreTakenAsTheyAreEachOnce() {
      assertThat(resolve("user:default/x", "user:X", "user:default/y"))
          .containsExactly("user:default/x", "user:default/y");
    }

    @Test
    void membersOfAGroupComeBeforeThoseOfItsChildrenAndCyclesEnd() {
      assertThat(resolve("group:default/top"))
          .containsExactly("user:default/zoe", "user:default/adam", "user:default/eve");
    }

    @Test
    void parentsAreNotReached() {
      assertThat(resolve("group:default/bottom")).containsExactly("user:default/eve");
    }

    @Test
    void aGroupThatOnlyItsMembersNameIsKnown() {
      assertThat(resolve("group:other/far")).containsExactly("user:default/eve");
    }

    @Test
    void anEntityMeansAllItsOwners() {
      assertThat(resolve("api:web/shop")).containsExactly("user:default/carol", "user:default/eve");
    }

    @Test
    void anOwnerWithoutKindIsAGroupOfTheSameNamespace() {
      assertThat(resolve("resource:web/db")).isEmpty();
      assertThat(resolve("resource:web/db", "group:default/top")).hasSize(3);
    }

    @Test
    void theUnknownIsDropped() {
      assertThat(resolve("group:default/none", "component:a/b", "user:default/x"))
          .containsExactly("user:default/x");
    }
  }

  @Nested
  class Excluding {
    @Test
    void anExcludedUserGetsNothing() {
      assertThat(resolveWithout("user:default/zoe", "group:default/top"))
          .containsExactly("user:default/adam", "user:default/eve");
    }

    @Test
    void anExcludedGroupPrunesItsBranchOnly() {
      assertThat(resolveWithout("group:default/bottom", "group:default/top", "group:other/far"))
          .containsExactlyInAnyOrder("user:default/zoe", "user:default/adam", "user:default/eve");
    }
  }

  @Nested
  class ReadingTheFile {
    @Test
    void aMissingFileIsNamed() {
      assertThatThrownBy(() -> CatalogFile.read(folder.resolve("none.yaml")))
          .hasMessageContaining("none.yaml");
    }

    @Test
    void anEntityWithoutNameIsRefused() {
      assertThatThrownBy(() -> resolver("kind: Group\nspec: {}\n"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<String> resolve(String... refs) {
    return resolve(List.of(), refs);
  }

  private List<String> resolveWithout(String excluded, String... refs) {
    return resolve(List.of(EntityRef.parse(excluded)), refs);
  }

  private List<String> resolve(List<EntityRef> excluded, String... refs) {
    var recipients =
        new Recipients.Entities(Stream.of(refs).map(EntityRef::parse).toList(), excluded);
    return resolver.resolve(recipients).await().indefinitely().stream()
        .map(EntityRef::toString)
        .toList();
  }

  private RecipientResolver resolver(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("directory.yaml"), yaml);
    return new RecipientResolver(CatalogFile.read(file));
  }
}

package io.heliograph.notifications.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.catalog.CatalogFile;
import io.heliograph.notifications.catalog.DirectorySettings;
import io.heliograph.notifications.directory.Directory;
import io.heliograph.web.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigurationException;
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
  private Directory directory;
  private RecipientResolver resolver;

  @BeforeEach
  void readTheDirectory() throws IOException {
    directory =
        directory(
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
            ---
            kind: Group
            metadata: { name: empty }
            spec: { parent: middle }
            ---
            kind: Component
            metadata: { name: orphan }
            ---
            kind: Group
            metadata: { name: exported }
            relations:
              - { type: parentOf, targetRef: "group:default/bottom" }
              - { type: parentOf, targetRef: "component:default/orphan" }
              - { type: hasMember, targetRef: "user:default/fay" }
              - { type: hasMember, targetRef: "group:default/top" }
              - { type: hasMember, targetRef: "user:a:b" }
              - { type: hasMember }
              - { type: memberOf, targetRef: "user:default/nobody" }
            ---
            kind: System
            metadata: { name: odd }
            relations:
              - { type: ownedBy, targetRef: "api:web/shop" }
              - { type: ownedBy, targetRef: "user:default/gil" }
            """);
    resolver = new DirectoryResolver(directory, DirectorySettings.of());
  }

  @Nested
  class Following {
    @Test
    void usersAreTakenAsTheyAreEachOnce() {
      assertThat(resolve("user:default/x", "user:X", "user:default/y"))
          .containsExactly("user:default/x", "user:default/y");
    }

    @Test
    void onlyUsersWhomTheSenderNamesAndTheDirectoryDoesNotListAreUnknown() {
      assertThat(dropped("user:default/typo", "user:default/eve", "user:default/adam"))
          .containsExactly("user:default/typo unknown-user");
    }

    @Test
    void withoutUsersADirectoryLacksNobody() throws IOException {
      Directory groups = directory("kind: Group\nmetadata: { name: a }\nspec: { members: [b] }\n");

      assertThat(groups.lacks(EntityRef.parse("user:default/c"))).isFalse();
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
    void aGroupAndItsChildOrTwoRefsToOneUserMeanThatUserOnce() {
      assertThat(resolve("group:default/bottom", "group:default/top", "user:default/eve"))
          .containsExactly("user:default/eve", "user:default/zoe", "user:default/adam");
    }

    @Test
    void refsAreNormalisedBeforeTheyAreLookedUp() {
      assertThat(resolve("GROUP:Top", "Group:DEFAULT/top", "API:Web/Shop")).hasSize(4);
    }

    @Test
    void relationsLeadAsTheCatalogHasThem() {
      assertThat(resolve("group:default/exported"))
          .containsExactly("user:default/fay", "user:default/eve");
      assertThat(resolve("system:default/odd")).containsExactly("user:default/gil");
    }

    @Test
    void groupsAreFollowedAtAnyDepth() throws IOException {
      var chain =
          new StringBuilder("kind: Group\nmetadata: { name: g5000 }\nspec: { members: [x] }\n");
      for (int i = 0; i < 5_000; i++) {
        chain.append("---\nkind: Group\nmetadata: { name: g%d }\n".formatted(i));
        chain.append("spec: { children: [g%d] }\n".formatted(i + 1));
      }
      resolver = new DirectoryResolver(directory(chain.toString()), DirectorySettings.of());

      assertThat(resolve("group:default/g0")).containsExactly("user:default/x");
    }

    @Test
    void anEmptyListIsNobody() {
      assertThat(resolve()).isEmpty();
    }

    @Test
    void usersAloneNeverAskTheDirectory() {
      resolver = new DirectoryResolver(refs -> fail("asked for " + refs), DirectorySettings.of());

      assertThat(resolve("user:default/x")).containsExactly("user:default/x");
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
    void anExcludedUserIsNotReachedByNameEither() {
      assertThat(resolveWithout("User:Zoe", "user:default/zoe", "user:default/x"))
          .containsExactly("user:default/x");
    }

    @Test
    void theMembersOfAnExcludedGroupKeepTheOtherWays() {
      assertThat(resolveWithout("group:default/bottom", "group:default/bottom")).isEmpty();
      assertThat(resolveWithout("group:default/bottom", "group:default/top"))
          .containsExactly("user:default/zoe", "user:default/adam");
    }

    @Test
    void anExcludedEntityIsNotFollowedAndItsOwnersKeepTheOtherWays() {
      assertThat(resolveWithout("api:web/shop", "api:web/shop", "user:default/carol"))
          .containsExactly("user:default/carol");
    }

    @Test
    void anExcludedOwnerIsLeftOutAmongSeveral() {
      assertThat(resolveWithout("group:default/bottom", "api:web/shop"))
          .containsExactly("user:default/carol");
    }

    @Test
    void anExcludedGroupPrunesItsBranchOnly() {
      assertThat(resolveWithout("group:default/bottom", "group:default/top", "group:other/far"))
          .containsExactlyInAnyOrder("user:default/zoe", "user:default/adam", "user:default/eve");
    }
  }

  @Nested
  class Dropping {
    @Test
    void whatLeadsToNobodyIsNamedWithItsReason() {
      assertThat(
              dropped(
                  "user:default/eve",
                  "group:default/none",
                  "component:default/orphan",
                  "group:default/empty"))
          .containsExactly(
              "group:default/none unknown",
              "component:default/orphan no-owner",
              "group:default/empty no-members");
    }

    @Test
    void soIsWhatWasMetOnTheWay() {
      assertThat(dropped("resource:web/db")).containsExactly("group:web/team unknown");
    }

    @Test
    void theExcludedIsNotDropped() {
      assertThat(resolution(List.of(EntityRef.parse("group:ghosts")), "group:ghosts").dropped())
          .isEmpty();
    }
  }

  @Nested
  class Bounding {
    @Test
    void asManyUsersAsAllowedAreReached() {
      resolver = atMost(2);

      assertThat(resolve("user:default/x", "group:default/bottom")).hasSize(2);
    }

    @Test
    void moreAreRefusedWhereverTheyComeFrom() {
      resolver = atMost(2);

      assertThatThrownBy(() -> resolve("user:a", "user:b", "user:c"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("more than 2 users");
      assertThatThrownBy(() -> resolve("group:default/top")).hasMessageContaining("more than 2");
    }

    private RecipientResolver atMost(int users) {
      return new DirectoryResolver(
          directory, DirectorySettings.of("max-recipients", Integer.toString(users)));
    }
  }

  @Nested
  class ReadingTheFile {
    @Test
    void aMissingFileIsNamed() {
      assertThatThrownBy(() -> CatalogFile.read(folder.resolve("none.yaml")))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContainingAll("heliograph.directory.file: ", "none.yaml, it cannot be opened");
    }

    @Test
    void anEntityWithoutNameIsRefusedWithItsPlace() {
      assertThatThrownBy(
              () ->
                  directory(
                      """
                      kind: Group
                      metadata: {name: ops}
                      ---
                      kind: Group
                      spec: {}
                      """))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContainingAll("directory.yaml, entry 2 at line 4: 'Group:default/' is not");
    }

    @Test
    void aMemberThatIsNoRefIsRefusedWithItsPlace() {
      assertThatThrownBy(
              () ->
                  directory(
                      """
                      kind: Group
                      metadata: {name: ops}
                      spec: {members: ['a b']}
                      """))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("directory.yaml, entry 1 at line 1: 'user:default/a b' is not");
    }

    @Test
    void malformedYamlIsRefusedWithItsLine() {
      assertThatThrownBy(() -> directory("kind: Group\nmetadata: {name\n"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("directory.yaml, line 3: ")
          .hasMessageNotContaining("\n");
    }

    @Test
    void emptyDocumentsAreSkipped() throws IOException {
      assertThat(directory("---\n---\nkind: Group\nmetadata: {name: ops}\n---\n")).isNotNull();
    }
  }

  private List<String> resolve(String... refs) {
    return resolve(List.of(), refs);
  }

  private List<String> resolveWithout(String excluded, String... refs) {
    return resolve(List.of(EntityRef.parse(excluded)), refs);
  }

  private List<String> resolve(List<EntityRef> excluded, String... refs) {
    return resolution(excluded, refs).users().stream().map(EntityRef::toString).toList();
  }

  private ResolvedRecipients resolution(List<EntityRef> excluded, String... refs) {
    var recipients =
        new Recipients.Entities(Stream.of(refs).map(EntityRef::parse).toList(), excluded);
    return resolver.resolve(recipients).await().indefinitely();
  }

  private List<String> dropped(String... refs) {
    return resolution(List.of(), refs).dropped().stream()
        .map(one -> one.ref() + " " + one.reason())
        .toList();
  }

  private Directory directory(String yaml) throws IOException {
    return CatalogFile.read(Files.writeString(folder.resolve("directory.yaml"), yaml));
  }
}

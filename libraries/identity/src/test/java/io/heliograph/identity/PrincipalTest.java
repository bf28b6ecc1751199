package io.heliograph.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {

  private static final EntityRef ALICE = EntityRef.parse("user:alice");
  private static final EntityRef TEAM = EntityRef.parse("group:team");

  @Test
  void aUserIsNamedByTheRef() {
    assertThat(new UserPrincipal(ALICE, Set.of()).getName()).isEqualTo("user:default/alice");
  }

  @Test
  void aUserAlwaysOwnsTheOwnRef() {
    assertThat(new UserPrincipal(ALICE, Set.of(TEAM)).ownershipRefs()).containsExactly(ALICE, TEAM);
    assertThat(new UserPrincipal(ALICE, Set.of()).ownershipRefs()).containsExactly(ALICE);
  }

  @Test
  void ownershipCannotBeChangedAfterwards() {
    var owned = new UserPrincipal(ALICE, Set.of()).ownershipRefs();

    assertThat(owned).isUnmodifiable();
  }

  @Test
  void aGroupIsNoUser() {
    assertThatExceptionOfType(InvalidEntityRefException.class)
        .isThrownBy(() -> new UserPrincipal(TEAM, Set.of()))
        .withMessageContaining("kind user");
  }

  @Test
  void aServiceIsNamedByItsSubject() {
    assertThat(new ServicePrincipal("external:ci").getName()).isEqualTo("external:ci");
  }

  @Test
  void aServiceMayHaveAnyPrintableSubject() {
    String subject = "external:repo:acme/web:environment:Production EU";

    assertThat(new ServicePrincipal(subject).getName()).isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " external:ci",
        "external:ci\n",
        "external:c\u0000i",
        "external:c\u202ei"
      })
  void aServiceNeedsAPrintableSubject(String subject) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ServicePrincipal(subject));
  }

  @Test
  void aServiceMayDoEverythingUnlessItIsSaidOtherwise() {
    assertThat(new ServicePrincipal("external:ci").access()).isEqualTo(Access.EVERYTHING);
  }
}

package io.heliograph.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.token.AccessRestriction;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {

  private static final Set<Access.Kind> BOTH = Set.of(Access.Kind.values());

  @Test
  void everythingIsEverything() {
    assertThat(Access.EVERYTHING.refusalOf(true, null)).isEmpty();
    assertThat(Access.EVERYTHING.refusalOf(false, "builds")).isEmpty();
  }

  @Test
  void whoMayOnlySendMayNotBroadcast() {
    Access access = new Access.Only(Set.of(Access.Kind.SEND), Set.of());

    assertThat(access.refusalOf(false, null)).isEmpty();
    assertThat(access.refusalOf(true, null)).contains("This service may not broadcast");
  }

  @Test
  void whoMayOnlyBroadcastMayNotSend() {
    Access access = new Access.Only(Set.of(Access.Kind.BROADCAST), Set.of());

    assertThat(access.refusalOf(true, "builds")).isEmpty();
    assertThat(access.refusalOf(false, "builds")).contains("This service may only broadcast");
  }

  @Test
  void topicsAreTheOnlyOnesAndThenOneMustBeGiven() {
    Access access = new Access.Only(BOTH, Set.of("builds"));

    assertThat(access.refusalOf(false, "builds")).isEmpty();
    assertThat(access.refusalOf(true, "builds")).isEmpty();
    assertThat(access.refusalOf(false, "Builds"))
        .contains("This service may not send on this topic");
    assertThat(access.refusalOf(false, null)).get().asString().contains("payload.topic");
  }

  @Test
  void nothingIsNothingForItsReason() {
    assertThat(new Access.Nothing("no").refusalOf(false, "builds")).contains("no");
  }

  @Test
  void aSubjectOutsideTheOriginsIsKnownButMaySendNothing() {
    var restriction = new AccessRestriction(Access.EVERYTHING, Set.of("external:ci"));

    assertThat(restriction.principal("external:ci")).isEqualTo(new ServicePrincipal("external:ci"));
    assertThat(restriction.principal("external:cd").access().refusalOf(false, null))
        .contains("The configuration does not allow this origin");
  }
}

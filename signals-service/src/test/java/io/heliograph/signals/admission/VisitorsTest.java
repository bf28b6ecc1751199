package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.Mappings;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitorsTest {
  private static final UserPrincipal ALICE =
      new UserPrincipal(EntityRef.parse("user:default/alice"), Set.of());
  private static final SecurityIdentity NOBODY =
      QuarkusSecurityIdentity.builder().setAnonymous(true).build();

  private final Visitors strict = visitors("refuse");
  private final Visitors open = visitors("guest");

  @Test
  void aUserComesAsItself() {
    assertThat(strict.of(identity(ALICE))).contains(new Visitor(ALICE, Instant.MAX));
    assertThat(open.of(identity(ALICE))).contains(new Visitor(ALICE, Instant.MAX));
  }

  @Test
  void onlyUsersMayComeUnlessItIsConfigured() {
    assertThat(strict.of(NOBODY)).isEmpty();
    assertThat(strict.of(identity(new ServicePrincipal("external:ci")))).isEmpty();
  }

  @Test
  void othersAreGuestsWhoOwnOnlyThemselves() {
    assertThat(open.of(NOBODY)).contains(Visitor.guestUntil(Instant.MAX));
    assertThat(open.of(identity(new ServicePrincipal("external:ci"))))
        .contains(Visitor.guestUntil(Instant.MAX));
    assertThat(Visitor.GUEST.ownershipRefs())
        .containsExactly(EntityRef.parse("user:default/guest"));
  }

  private static SecurityIdentity identity(Principal principal) {
    return QuarkusSecurityIdentity.builder().setPrincipal(principal).build();
  }

  private static Visitors visitors(String anonymous) {
    return new Visitors(
        Mappings.of(AdmissionConfig.class, Map.of("heliograph.signals.anonymous", anonymous)));
  }
}

package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.identity.EntityRef;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.Mappings;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.heliograph.signals.permits.HandshakeRefusal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientAuthenticationTest {
  private static final UserPrincipal ALICE =
      new UserPrincipal(EntityRef.parse("user:default/alice"), Set.of());
  private static final SecurityIdentity NOBODY =
      QuarkusSecurityIdentity.builder().setAnonymous(true).build();

  private final ClientAuthentication strict = clients("refuse");
  private final ClientAuthentication open = clients("guest");

  @Test
  void aUserComesAsItself() {
    assertThat(strict.of(identity(ALICE))).isEqualTo(new AuthenticatedClient(ALICE, Instant.MAX));
    assertThat(open.of(identity(ALICE))).isEqualTo(new AuthenticatedClient(ALICE, Instant.MAX));
  }

  @Test
  void onlyUsersMayComeUnlessItIsConfigured() {
    assertThat(strict.of(NOBODY)).isEqualTo(HandshakeRefusal.TOKEN);
    assertThat(strict.of(identity(new ServicePrincipal("external:ci"))))
        .isEqualTo(HandshakeRefusal.SERVICE);
  }

  @Test
  void othersAreGuestsWhoOwnOnlyThemselves() {
    assertThat(open.of(NOBODY)).isEqualTo(AuthenticatedClient.guestUntil(Instant.MAX));
    assertThat(open.of(identity(new ServicePrincipal("external:ci"))))
        .isEqualTo(AuthenticatedClient.guestUntil(Instant.MAX));
    assertThat(AuthenticatedClient.GUEST.ownershipRefs())
        .containsExactly(EntityRef.parse("user:default/guest"));
  }

  private static SecurityIdentity identity(Principal principal) {
    return QuarkusSecurityIdentity.builder().setPrincipal(principal).build();
  }

  private static ClientAuthentication clients(String anonymous) {
    return new ClientAuthentication(
        Mappings.of(AdmissionConfig.class, Map.of("heliograph.signals.anonymous", anonymous)));
  }
}

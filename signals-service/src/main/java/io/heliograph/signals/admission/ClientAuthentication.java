package io.heliograph.signals.admission;

import io.heliograph.identity.IdentifiedCaller;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Maps the identity of a request to a client. */
@Singleton
final class ClientAuthentication {
  private final AdmissionConfig.Anonymous anonymous;

  ClientAuthentication(AdmissionConfig config) {
    this.anonymous = config.anonymous();
  }

  /** Returns the client; empty if it must be refused. */
  Optional<AuthenticatedClient> of(SecurityIdentity identity) {
    Optional<IdentifiedCaller> caller = IdentifiedCaller.of(identity);
    return caller.isPresent() ? known(caller.get()) : guest(Instant.MAX);
  }

  private Optional<AuthenticatedClient> known(IdentifiedCaller caller) {
    Instant end = caller.expiresAt().orElse(Instant.MAX);
    return switch (caller.principal()) {
      case UserPrincipal user -> Optional.of(new AuthenticatedClient(user, end));
      case ServicePrincipal service -> guest(end);
    };
  }

  private Optional<AuthenticatedClient> guest(Instant end) {
    return switch (anonymous) {
      case REFUSE -> Optional.empty();
      case GUEST -> Optional.of(AuthenticatedClient.guestUntil(end));
    };
  }
}

package io.heliograph.signals.admission;

import io.heliograph.identity.IdentifiedCaller;
import io.heliograph.identity.ServicePrincipal;
import io.heliograph.identity.UserPrincipal;
import io.heliograph.signals.permits.AuthenticatedClient;
import io.heliograph.signals.permits.ClientIdentity;
import io.heliograph.signals.permits.HandshakeRefusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Maps the identity of a request to a client, or refuses it. */
@Singleton
final class ClientAuthentication {
  private final AdmissionConfig.Anonymous anonymous;

  ClientAuthentication(AdmissionConfig config) {
    this.anonymous = config.anonymous();
  }

  /** Returns the client, or the reason why it is refused. */
  ClientIdentity of(SecurityIdentity identity) {
    return IdentifiedCaller.of(identity)
        .map(this::known)
        .orElseGet(() -> guest(Instant.MAX, HandshakeRefusal.TOKEN));
  }

  private ClientIdentity known(IdentifiedCaller caller) {
    Instant end = caller.expiresAt().orElse(Instant.MAX);
    return switch (caller.principal()) {
      case UserPrincipal user -> new AuthenticatedClient(user, end);
      case ServicePrincipal service -> guest(end, HandshakeRefusal.SERVICE);
    };
  }

  private ClientIdentity guest(Instant end, HandshakeRefusal otherwise) {
    return switch (anonymous) {
      case REFUSE -> otherwise;
      case GUEST -> AuthenticatedClient.guestUntil(end);
    };
  }
}

package io.heliograph.signals.connection;

import io.heliograph.identity.UserPrincipal;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** A socket belongs to a user: no token and a service's token are a plain 401. */
@Singleton
final class HandshakeCheck implements HttpUpgradeCheck {

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
    return handshake
        .securityIdentity()
        .map(identity -> identity.getPrincipal() instanceof UserPrincipal)
        .chain(user -> user ? CheckResult.permitUpgrade() : CheckResult.rejectUpgrade(401));
  }
}

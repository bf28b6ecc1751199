package io.heliograph.signals.connection;

import io.heliograph.identity.UserPrincipal;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** A socket belongs to a user: no token and a service's token are a plain 401. */
@Singleton
final class HandshakeCheck implements HttpUpgradeCheck {
  private static final Map<String, List<String>> PLAIN =
      Map.of("Connection", List.of("close"), "WWW-Authenticate", List.of("Bearer"));

  /** The connection under the socket that is to be. */
  static final TypedKey<HttpConnection> CONNECTION = new TypedKey<>("connection");

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
    handshake.userData().put(CONNECTION, handshake.httpRequest().connection());
    return handshake
        .securityIdentity()
        .map(identity -> identity.getPrincipal() instanceof UserPrincipal)
        .chain(user -> user ? CheckResult.permitUpgrade() : refuse(handshake.httpRequest()));
  }

  /** Like a refused token: the connection ends with the answer, as proxies in between expect it. */
  private static Uni<CheckResult> refuse(HttpServerRequest handshake) {
    handshake.response().endHandler(sent -> handshake.connection().close());
    return CheckResult.rejectUpgrade(401, PLAIN);
  }
}

package io.heliograph.signals.websocket;

import io.heliograph.signals.admission.Admission;
import io.heliograph.signals.connection.CloseHook;
import io.heliograph.signals.permits.AdmissionDecision;
import io.heliograph.signals.permits.ConnectionPermit;
import io.heliograph.signals.permits.HandshakeRefusal;
import io.heliograph.signals.permits.RequestMemory;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/**
 * Acquires a connection permit for a handshake, or refuses the handshake. It must stay the only
 * upgrade check: a refusal by a later check would leak the permit.
 */
@Singleton
final class HandshakeCheck implements HttpUpgradeCheck {
  /** The HTTP connection below the future socket. */
  static final TypedKey<HttpConnection> CONNECTION = new TypedKey<>("connection");

  /** The permit of the future socket. */
  static final TypedKey<ConnectionPermit> PERMIT = new TypedKey<>("permit");

  private final Admission admission;

  HandshakeCheck(Admission admission) {
    this.admission = admission;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
    handshake.userData().put(CONNECTION, handshake.httpRequest().connection());
    return handshake
        .securityIdentity()
        .map(identity -> admission.admit(identity, RequestMemory.trim(handshake.httpRequest())))
        .map(decision -> result(decision, handshake));
  }

  private static CheckResult result(AdmissionDecision decision, HttpUpgradeContext handshake) {
    return switch (decision) {
      case ConnectionPermit permit -> permit(permit, handshake);
      case HandshakeRefusal why -> refuse(why, handshake.httpRequest());
    };
  }

  private static CheckResult permit(ConnectionPermit permit, HttpUpgradeContext handshake) {
    releaseOnClose(permit, handshake.httpRequest());
    handshake.userData().put(PERMIT, permit);
    return CheckResult.permitUpgradeSync();
  }

  private static CheckResult refuse(HandshakeRefusal why, HttpServerRequest handshake) {
    return CheckResult.rejectUpgradeSync(why.status(), why.headersOfLast(handshake));
  }

  /**
   * Releases the permit when the handshake is answered with a response, since no socket results
   * then, or when the channel closes. The close handler of the HTTP connection is not called for a
   * socket.
   */
  private static void releaseOnClose(ConnectionPermit permit, HttpServerRequest handshake) {
    Runnable end = CloseHook.onClose(handshake.connection(), permit::release);
    handshake.response().endHandler(answered -> end.run());
  }
}

package io.heliograph.notifications.relay;

import io.heliograph.notifications.database.Causes;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Tells a server whose certificate or name is not accepted from a handshake that failed. The former
 * needs another setting; the latter happens while a server restarts, and needs another attempt.
 */
final class UntrustedServer {
  private UntrustedServer() {}

  /** Returns why the server is not trusted; empty if the failure has another cause. */
  static Optional<String> reason(Throwable failure) {
    return Causes.of(failure)
        .filter(UntrustedServer::isOfCertificate)
        .reduce((outer, cause) -> cause)
        .map(cause -> cause.getMessage() == null ? cause.toString() : cause.getMessage());
  }

  private static boolean isOfCertificate(Throwable failure) {
    return failure instanceof CertificateException
        || failure instanceof CertPathBuilderException
        || failure instanceof CertPathValidatorException
        || failure instanceof SSLPeerUnverifiedException;
  }
}

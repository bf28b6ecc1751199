package io.heliograph.notifications.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UntrustedServerTest {

  static Stream<Throwable> refusals() {
    return Stream.of(
        handshake(new CertificateException("the reason")),
        handshake(new CertificateException("PKIX", new CertPathBuilderException("the reason"))),
        handshake(
            new CertificateException(
                "PKIX",
                new CertPathValidatorException(
                    "validity check failed", new CertificateExpiredException("the reason")))),
        new SSLPeerUnverifiedException("the reason"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aCertificateOrNameThatIsNotAcceptedIsNotTrusted(Throwable refusal) {
    assertThat(UntrustedServer.reason(new IllegalStateException(refusal))).contains("the reason");
  }

  static Stream<Throwable> interruptions() {
    return Stream.of(
        new SSLHandshakeException("Connection closed while SSL/TLS handshake was in progress"),
        handshake(new EOFException("SSL peer shut down incorrectly")),
        new SSLException("closing inbound before receiving peer's close_notify"),
        new VertxException("SSL handshake failed", new ClosedChannelException()),
        new VertxException("SSL handshake failed", true));
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void aHandshakeThatBreaksOffIsTemporary(Throwable interruption) {
    assertThat(UntrustedServer.reason(new IllegalStateException(interruption))).isEmpty();
  }

  @Test
  void aRefusalWithoutATextIsARefusal() {
    assertThat(UntrustedServer.reason(new CertificateException())).isPresent();
  }

  private static Throwable handshake(Throwable cause) {
    return new SSLHandshakeException("handshake failed", cause);
  }
}

package io.heliograph.localstack.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.localstack.network.FaultProxy.Direction;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultProxyTest {
  private static final int SHORT_MILLIS = 200;

  @AutoClose private ServerSocket server;
  @AutoClose private FaultProxy proxy;
  @AutoClose private Socket client;
  @AutoClose private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.ofLiteral(Loopback.HOST));
    proxy = FaultProxy.before(server.getLocalPort());
    client = new Socket(InetAddress.ofLiteral(Loopback.HOST), proxy.port());
    accepted = server.accept();
    client.setSoTimeout(SHORT_MILLIS);
    accepted.setSoTimeout(SHORT_MILLIS);
  }

  @Test
  void aHealthyLinkForwardsBothDirections() throws IOException {
    client.getOutputStream().write(1);
    accepted.getOutputStream().write(2);

    assertThat(accepted.getInputStream().read()).isEqualTo(1);
    assertThat(client.getInputStream().read()).isEqualTo(2);
  }

  @Test
  void aStalledLinkForwardsWhatWaitedOnceItIsHealed() throws IOException {
    proxy.stall();
    client.getOutputStream().write(1);
    assertThatThrownBy(() -> accepted.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);

    proxy.heal();

    assertThat(accepted.getInputStream().read()).isEqualTo(1);
  }

  @Test
  void oneDirectionCanBeSwallowedAlone() throws IOException {
    proxy.swallow(Set.of(Direction.TO_CLIENT));
    client.getOutputStream().write(1);
    assertThat(accepted.getInputStream().read()).isEqualTo(1);
    accepted.getOutputStream().write(2);

    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void anAbandonedConnectionStaysSilentWhileNewOnesWork() throws IOException {
    proxy.abandon();
    client.getOutputStream().write(1);
    assertThatThrownBy(() -> accepted.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);

    try (var later = new Socket(InetAddress.ofLiteral(Loopback.HOST), proxy.port());
        var served = server.accept()) {
      later.getOutputStream().write(2);
      assertThat(served.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void aResetEndsOpenConnectionsWithAnError() throws IOException {
    client.setSoTimeout(0);

    proxy.reset();

    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
  }

  @Test
  void aRefusingProxyLetsNobodyInUntilItIsHealed() throws IOException {
    proxy.refuse();
    assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral(Loopback.HOST), proxy.port()))
        .isInstanceOf(ConnectException.class);

    proxy.heal();

    new Socket(InetAddress.ofLiteral(Loopback.HOST), proxy.port()).close();
  }

  @Test
  void aClosedSideIsToldToTheOther() throws IOException {
    client.shutdownOutput();

    assertThat(accepted.getInputStream().read()).isEqualTo(-1);
  }
}

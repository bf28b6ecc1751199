package io.heliograph.notifications.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class HandshakeFailureTest {

  @Test
  void theReasonIsReportedBeforeTheConnectionIsClosed() throws Exception {
    SSLEngine client = SSLContext.getDefault().createSSLEngine();
    client.setUseClientMode(true);
    var channel = new EmbeddedChannel(new SslHandler(client), new HandshakeFailure());

    var _ = channel.close();

    assertThatThrownBy(channel::checkException).isInstanceOf(IOException.class);
  }

  @Test
  void aConnectionWithoutTlsClosesWithoutAFailure() {
    var channel = new EmbeddedChannel(new HandshakeFailure());

    var _ = channel.close();

    assertThatCode(channel::checkException).doesNotThrowAnyException();
  }
}

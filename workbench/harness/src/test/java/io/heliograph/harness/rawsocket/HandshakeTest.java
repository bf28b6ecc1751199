package io.heliograph.harness.rawsocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final String ANSWER =
      """
      HTTP/1.1 101 Switching Protocols\r
      upgrade: websocket\r
      Vary: Origin\r
      Server:\r
      VARY:  Accept \r
      \r
      """;

  @Test
  void theStatusAndTheHeadersAreReadWhateverTheirCase() throws Exception {
    Handshake answer = Handshake.read(stream(ANSWER));

    assertThat(answer.status()).isEqualTo(101);
    assertThat(answer.header("Upgrade")).containsExactly("websocket");
    assertThat(answer.header("Vary")).containsExactly("Origin", "Accept");
    assertThat(answer.header("Server")).containsExactly("");
    assertThat(answer.header("Var")).isEmpty();
  }

  @Test
  void whatFollowsTheAnswerIsLeftUnread() throws Exception {
    DataInputStream in = stream(ANSWER + "\u0081\u0002hi");

    Handshake _ = Handshake.read(in);

    assertThat(RawFrame.read(in)).isEqualTo(RawFrame.text("hi"));
  }

  @Test
  void anAnswerThatEndsTooEarlyIsAFailureThatQuotesIt() {
    assertThatThrownBy(() -> Handshake.read(stream("HTTP/1.1 503 Serv")))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("HTTP/1.1 503 Serv");
  }

  private static DataInputStream stream(String bytes) throws IOException {
    return new DataInputStream(new ByteArrayInputStream(bytes.getBytes(ISO_8859_1)));
  }
}

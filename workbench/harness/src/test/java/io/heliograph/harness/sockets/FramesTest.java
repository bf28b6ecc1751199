package io.heliograph.harness.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "0, 818000000000",
    "125, 81fd00000000",
    "126, 81fe007e00000000",
    "65535, 81feffff00000000"
  })
  void anOutgoingFrameIsMaskedAndItsLengthHasItsShortestForm(int length, String head) {
    ByteBuffer frame = Outgoing.text("x".repeat(length));

    var bytes = new byte[frame.remaining()];
    frame.get(bytes);
    assertThat(HEX.formatHex(bytes)).isEqualTo(head + "78".repeat(length));
  }

  @Test
  void anOutgoingFrameWhoseLengthDoesNotFitIsRefused() {
    assertThatThrownBy(() -> Outgoing.text("x".repeat(65_536)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8100",
    "125, 817d",
    "126, 817e007e",
    "65535, 817effff",
    "65536, 817f0000000000010000"
  })
  void anIncomingFrameIsFoundAtThePosition(int length, String head) {
    ByteBuffer buffer = received("8a00", head, "78".repeat(length), "8900");
    buffer.position(2);

    Incoming frame = Incoming.peek(buffer);

    assertThat(frame.isWhole()).isTrue();
    assertThat(frame.opcode()).isEqualTo(Outgoing.TEXT);
    assertThat(frame.text(buffer)).isEqualTo("x".repeat(length));
    assertThat(frame.end()).isEqualTo(buffer.limit() - 2);
    assertThat(buffer.position()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "81", "8102", "810268", "817e", "817e00", "817f00000000000000"})
  void aFrameThatHasNotArrivedCompletelyIsNotTaken(String part) {
    assertThat(Incoming.peek(received(part)).isWhole()).isFalse();
  }

  @Test
  void theHandshakeOffersTheTokenAndEndsWithAnEmptyLine() {
    String request = US_ASCII.decode(Outgoing.handshake("localhost:1", "a.b.c")).toString();

    assertThat(request)
        .startsWith("GET /api/signals HTTP/1.1\r\nHost: localhost:1\r\n")
        .endsWith("\r\nSec-WebSocket-Protocol: a.b.c\r\n\r\n")
        .doesNotContain("\n\n");
  }

  private static ByteBuffer received(String... hex) {
    return ByteBuffer.wrap(HEX.parseHex(String.join("", hex)));
  }
}

package io.heliograph.harness.rawsocket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawFrameTest {
  @ParameterizedTest
  @CsvSource({
    "0, 8100, 818000000000",
    "125, 817d, 81fd00000000",
    "126, 817e007e, 81fe007e00000000",
    "65535, 817effff, 81feffff00000000",
    "65536, 817f0000000000010000, 81ff000000000001000000000000"
  })
  void aLengthHasItsShortestForm(int length, String headOfServer, String headOfClient) {
    String payload = "x".repeat(length);
    String hex = "78".repeat(length);

    assertThat(RawFrame.text(payload).hex()).isEqualTo(headOfServer + hex);
    assertThat(RawSocket.frame(RawFrame.FINAL | RawFrame.TEXT, payload.getBytes(US_ASCII)))
        .asHexString()
        .isEqualToIgnoringCase(headOfClient + hex);
  }

  @ParameterizedTest
  @CsvSource({"0", "125", "126", "65535", "65536"})
  void aFrameIsReadWholeAndNothingBehindIt(int length) throws Exception {
    RawFrame frame = RawFrame.text("x".repeat(length));
    DataInputStream in = stream(frame.hex() + "8a00");

    RawFrame read = RawFrame.read(in);

    assertThat(read).isEqualTo(frame);
    assertThat(read.isText()).isTrue();
    assertThat(read.payload()).hasSize(length);
    assertThat(RawFrame.read(in)).isEqualTo(RawFrame.pong(""));
  }

  @Test
  void aCloseFrameHasACodeBeforeItsReason() throws Exception {
    RawFrame frame = RawFrame.read(stream("88051130627965"));

    assertThat(frame.isClose()).isTrue();
    assertThat(frame.closeCode()).isEqualTo(4400);
  }

  @Test
  void aFrameThatIsCutOffIsNoFrame() {
    assertThatThrownBy(() -> RawFrame.read(stream("810568656c"))).isInstanceOf(EOFException.class);
  }

  private static DataInputStream stream(String hex) {
    return new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
  }
}

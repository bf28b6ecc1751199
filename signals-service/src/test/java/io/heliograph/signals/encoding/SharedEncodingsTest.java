package io.heliograph.signals.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedEncodingsTest {
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void eachFormatIsEncodedOnceForAllOfItsReaders() {
    ByteBuf first;
    ByteBuf second;
    try (var frame = new SharedEncodings(format -> encode())) {
      first = frame.in(FrameFormat.STOCK);
      second = frame.in(FrameFormat.STOCK);
    }

    assertThat(attempts).hasValue(1);
    ByteBuf shared = first.unwrap();
    assertThat(second.unwrap()).isSameAs(shared);
    first.release();
    assertThat(shared.refCnt()).isEqualTo(1);
    second.release();
    assertThat(shared.refCnt()).isZero();
  }

  /** A failed encoding is not repeated for each client, because that would occupy the hub. */
  @Test
  void oneThatFailedIsNotTriedAgain() {
    try (var frame = new SharedEncodings(format -> fail())) {
      for (int reader = 0; reader < 100; reader++) {
        assertThatThrownBy(() -> frame.in(FrameFormat.STOCK)).isInstanceOf(EncodingException.class);
      }
    }

    assertThat(attempts).hasValue(1);
  }

  @Test
  void aFailureOfOneFormatIsNotOneOfAnother() {
    try (var frame =
        new SharedEncodings(format -> format == FrameFormat.EVENT ? fail() : encode())) {
      assertThatThrownBy(() -> frame.in(FrameFormat.EVENT)).isInstanceOf(EncodingException.class);

      ByteBuf encoded = frame.in(FrameFormat.STOCK);

      assertThat(Encoded.payload(encoded)).isEqualTo("x");
      encoded.release();
    }
  }

  private ByteBuf encode() {
    attempts.incrementAndGet();
    return WebSocketEncoder.of("x");
  }

  private ByteBuf fail() {
    attempts.incrementAndGet();
    throw new IllegalStateException("no memory is left");
  }
}

package io.heliograph.signals.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EncodingsTest {
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void eachFormatIsEncodedOnceForAllOfItsReaders() {
    ByteBuf first;
    ByteBuf second;
    try (var frame = new Encodings(format -> encode())) {
      first = frame.in(Format.STOCK);
      second = frame.in(Format.STOCK);
    }

    assertThat(attempts).hasValue(1);
    ByteBuf shared = first.unwrap();
    assertThat(second.unwrap()).isSameAs(shared);
    first.release();
    assertThat(shared.refCnt()).isEqualTo(1);
    second.release();
    assertThat(shared.refCnt()).isZero();
  }

  /** Nobody keeps the hub busy with what has failed already. */
  @Test
  void oneThatFailedIsNotTriedAgain() {
    try (var frame = new Encodings(format -> fail())) {
      for (int reader = 0; reader < 100; reader++) {
        assertThatThrownBy(() -> frame.in(Format.STOCK)).isInstanceOf(NotEncodedException.class);
      }
    }

    assertThat(attempts).hasValue(1);
  }

  private ByteBuf encode() {
    attempts.incrementAndGet();
    return TextFrames.of("x");
  }

  private ByteBuf fail() {
    attempts.incrementAndGet();
    throw new OutOfMemoryError("as netty says it");
  }
}

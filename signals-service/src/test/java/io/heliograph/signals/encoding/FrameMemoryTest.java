package io.heliograph.signals.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.signals.limits.DirectMemory.MissingDirectMemoryException;
import org.junit.jupiter.api.Test;

/** Tests frames that exceed the direct memory, which the tests limit to the heap size, 1 GiB. */
class FrameMemoryTest {
  private static final int TOO_LARGE = Integer.MAX_VALUE;

  @Test
  void missingDirectMemoryIsAFailureOfThatFrame() {
    assertThatThrownBy(() -> FrameMemory.take(TOO_LARGE))
        .isInstanceOf(MissingDirectMemoryException.class)
        .hasCauseInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void theNextFrameMayFit() {
    assertThatThrownBy(() -> FrameMemory.take(TOO_LARGE))
        .isInstanceOf(MissingDirectMemoryException.class);

    var next = FrameMemory.take(100);

    assertThat(next.capacity()).isGreaterThanOrEqualTo(100);
    next.release();
  }
}

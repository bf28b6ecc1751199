package io.heliograph.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void anOddNumberHasAMiddle() {
    assertThat(Spread.of(DoubleStream.of(9, 1, 2))).isEqualTo(new Spread(1, 2, 9));
  }

  @Test
  void anEvenNumberHasTwo() {
    assertThat(Spread.of(DoubleStream.of(4, 1, 9, 2))).isEqualTo(new Spread(1, 3, 9));
  }
}

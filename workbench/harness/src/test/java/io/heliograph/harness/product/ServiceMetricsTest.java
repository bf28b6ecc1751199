package io.heliograph.harness.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ServiceMetricsTest {
  private static final ServiceMetrics.Page PAGE =
      new ServiceMetrics.Page(
          """
          # HELP sent Sent notifications
          # TYPE sent counter
          sent_total{channel="a b",kind="user"} 3.0
          sent_total{channel="a b",kind="broadcast"} 4.0
          sent 1.5E7
          jvm_buffer_memory_used_bytes{id="mapped"} 1.0
          jvm_buffer_memory_used_bytes{id="direct"} 10.0
          netty_allocator_memory_used{type="direct"} 100.0
          """);

  @Test
  void aMetricIsReadByItsWholeName() {
    assertThat(PAGE.value("sent")).isEqualTo(15_000_000);
    assertThat(PAGE.value("sent_total")).isEqualTo(3);
    assertThat(PAGE.value("sent_total{channel=\"a b\",kind=\"broadcast\"}")).isEqualTo(4);
  }

  @Test
  void aMetricThatIsMissingIsAFailureAndNotZero() {
    assertThatThrownBy(() -> PAGE.value("sen")).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aSumHasAllMetricsThatBeginWithTheText() {
    assertThat(PAGE.sum("sent_total{")).isEqualTo(7);
    assertThat(PAGE.sum("missing")).isZero();
  }

  @Test
  void directMemoryIsThatOfTheJvmAndOfNetty() {
    assertThat(PAGE.direct()).isEqualTo(110);
  }
}

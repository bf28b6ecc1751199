package io.heliograph.notifications.sending;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.web.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyQuotaTest {
  private static final Duration RETENTION = Duration.ofHours(10);
  private long now;
  private final KeyQuota quota = new KeyQuota(new TenThousandBytes(), () -> now);

  @Test
  void aSenderWhoseKeysTakeTooMuchIsRefused() {
    quota.charge("ci", 5_000);
    assertHasRoom("ci");

    quota.charge("ci", 5_000);

    assertThatThrownBy(() -> quota.requireRoom("ci"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("10000 bytes");
  }

  @Test
  void manyKeysWithoutAnAnswerCountAsWell() {
    for (int key = 0; key < 34; key++) {
      quota.charge("ci", 0);
    }

    assertThatThrownBy(() -> quota.requireRoom("ci")).isInstanceOf(ProblemException.class);
  }

  @Test
  void othersAreNotHeldToIt() {
    quota.charge("ci", 20_000);

    assertHasRoom("cd");
  }

  @Test
  void itComesBackWithTime() {
    quota.charge("ci", 10_000);

    now += Duration.ofHours(1).toNanos();

    assertHasRoom("ci");
    quota.charge("ci", 1_000);
    assertThatThrownBy(() -> quota.requireRoom("ci")).isInstanceOf(ProblemException.class);
  }

  @Test
  void theSweepForgetsNobodyWhoHasUsedSomething() {
    quota.charge("ci", 10_000);
    now += Duration.ofMinutes(1).toNanos();

    quota.sweep();

    assertThatThrownBy(() -> quota.requireRoom("ci")).isInstanceOf(ProblemException.class);
  }

  private void assertHasRoom(String origin) {
    assertThatCode(() -> quota.requireRoom(origin)).doesNotThrowAnyException();
  }

  private record TenThousandBytes() implements IdempotencyConfig {
    @Override
    public Duration retention() {
      return RETENTION;
    }

    @Override
    public MemorySize quota() {
      return new MemorySize(BigInteger.valueOf(10_000));
    }

    @Override
    public Duration sweepInterval() {
      return RETENTION;
    }
  }
}

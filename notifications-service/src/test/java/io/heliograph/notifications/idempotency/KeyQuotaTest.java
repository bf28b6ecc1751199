package io.heliograph.notifications.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

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

    assertThat(quota.isUsedUp("ci")).isTrue();
  }

  @Test
  void manyKeysWithoutAnAnswerCountAsWell() {
    for (int key = 0; key < 34; key++) {
      quota.charge("ci", 0);
    }

    assertThat(quota.isUsedUp("ci")).isTrue();
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
    assertThat(quota.isUsedUp("ci")).isTrue();
  }

  @Test
  void theRefusalSaysWhenThereIsRoomAgain() {
    quota.charge("ci", 10_700);

    assertThat(quota.untilRoom("ci")).isEqualTo(Duration.ofHours(1));
    assertThat(quota.untilRoom("cd")).isZero();
  }

  @Test
  void theSweepForgetsNobodyWhoHasUsedSomething() {
    quota.charge("ci", 10_000);
    now += Duration.ofMinutes(1).toNanos();

    quota.sweep();

    assertThat(quota.isUsedUp("ci")).isTrue();
  }

  private void assertHasRoom(String origin) {
    assertThat(quota.isUsedUp(origin)).isFalse();
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

package io.heliograph.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionLimiterTest {
  private final InetAddress one = address(1);
  private final InetAddress other = address(2);

  @Test
  void oneMoreThanAllIsRefusedAndNotCounted() {
    var limiter = new ConnectionLimiter(2, 0);

    assertThat(limiter.tryAcquire(one)).isTrue();
    assertThat(limiter.tryAcquire(one)).isTrue();
    assertThat(limiter.tryAcquire(other)).isFalse();
    assertThat(limiter.open()).isEqualTo(2);
  }

  @Test
  void anAddressCannotTakeAllConnections() {
    var limiter = new ConnectionLimiter(3, 2);
    limiter.tryAcquire(one);
    limiter.tryAcquire(one);

    assertThat(limiter.tryAcquire(one)).isFalse();
    assertThat(limiter.tryAcquire(other)).isTrue();
  }

  @Test
  void whatIsReleasedMayBeAcquiredAgain() {
    var limiter = new ConnectionLimiter(10, 2);
    limiter.tryAcquire(one);
    limiter.tryAcquire(one);

    limiter.release(one);

    assertThat(limiter.tryAcquire(one)).isTrue();
    assertThat(limiter.tryAcquire(one)).isFalse();
  }

  @Test
  void aConnectionThatWasRefusedForAllTakesNothingOfItsAddress() {
    var limiter = new ConnectionLimiter(2, 1);
    limiter.tryAcquire(one);
    limiter.tryAcquire(other);
    InetAddress third = address(3);
    assertThat(limiter.tryAcquire(third)).isFalse();

    limiter.release(one);

    assertThat(limiter.tryAcquire(third)).isTrue();
  }

  @Test
  void withoutALimitPerAddressOnlyTheTotalCounts() {
    var limiter = new ConnectionLimiter(3, 0);
    limiter.tryAcquire(one);
    limiter.tryAcquire(one);
    limiter.release(one);

    assertThat(limiter.tryAcquire(one)).isTrue();
    assertThat(limiter.open()).isEqualTo(2);
  }

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}

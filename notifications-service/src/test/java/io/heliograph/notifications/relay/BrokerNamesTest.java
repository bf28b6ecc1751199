package io.heliograph.notifications.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerNamesTest {

  @Test
  void oneNameThatIsKnownIsEnough() {
    assertThat(known("nosuch.invalid:9092", "localhost:9092")).isTrue();
    assertThat(known("127.0.0.1:1")).isTrue();
    assertThat(known("[::1]:9092")).isTrue();
  }

  @Test
  void aNameThatNobodyKnowsIsWaitedFor() {
    assertThat(known("nosuch.invalid:9092")).isFalse();
  }

  private static boolean known(String... servers) {
    return new BrokerNames(List.of(servers)).areKnown().await().indefinitely();
  }
}

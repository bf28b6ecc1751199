package io.heliograph.signals.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.signals.RawHandshake;
import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(RushIT.Slow.class)
class RushIT {
  @TestHTTPResource("/api/signals")
  URI uri;

  @Test
  void aRushIs429AndLaterTheyComeIn() throws Exception {
    String answer = RawHandshake.to(uri).refusal();
    for (int i = 0; i < 100 && answer.startsWith("HTTP/1.1 401 "); i++) {
      answer = RawHandshake.to(uri).refusal();
    }

    assertThat(answer).startsWith("HTTP/1.1 429 ").contains("Retry-After: 1");
    await().until(this::isOpenAgain);
  }

  private boolean isOpenAgain() throws IOException {
    return RawHandshake.to(uri).refusal().startsWith("HTTP/1.1 401 ");
  }

  /** Configures one handshake per second with a burst of five. */
  public static final class Slow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("heliograph.signals.limits.handshakes-per-second", "1");
    }
  }
}

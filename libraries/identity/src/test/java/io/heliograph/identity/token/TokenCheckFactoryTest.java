package io.heliograph.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.heliograph.identity.jwks.CircuitBreaker;
import io.heliograph.identity.jwks.CircuitBreaker.LastsException;
import io.heliograph.identity.jwks.KeySet;
import io.heliograph.identity.jwks.SigningKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;

/** Checks that ages do not depend on the system clock, which may be set while a service runs. */
class TokenCheckFactoryTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final SigningKey KEY = SigningKey.ellipticCurve("first");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final InstantSource time = now::get;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aClockThatIsSetForwardMakesNoKeysOld() throws Exception {
    KeySet keys = factory(Map.of()).keys("acme", this::keySet);
    resolve(keys);

    set(HOUR);
    resolve(keys);

    assertThat(asked).hasValue(1);
  }

  @Test
  void aClockThatIsSetBackKeepsNoKeysForLonger() throws Exception {
    KeySet keys =
        factory(Map.of("heliograph.identity.jwks-refresh", "0s")).keys("acme", this::keySet);
    resolve(keys);

    set(HOUR.negated());

    resolve(keys);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aClockThatIsSetForwardAsksNoServerEarlier() {
    CircuitBreaker circuit = factory(Map.of()).circuit();
    assertThatIOException().isThrownBy(() -> circuit.ask(this::away)).withMessage("away");

    set(HOUR);

    assertThatExceptionOfType(LastsException.class).isThrownBy(() -> circuit.ask(this::away));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aClockThatIsSetBackAsksNoServerLater() {
    CircuitBreaker circuit = factory(Map.of("heliograph.identity.jwks-retry", "0s")).circuit();
    assertThatIOException().isThrownBy(() -> circuit.ask(this::away)).withMessage("away");

    set(HOUR.negated());

    assertThatIOException().isThrownBy(() -> circuit.ask(this::away)).withMessage("away");
    assertThat(asked).hasValue(2);
  }

  private void set(Duration change) {
    now.updateAndGet(instant -> instant.plus(change));
  }

  private TokenCheckFactory factory(Map<String, String> settings) {
    return new TokenCheckFactory(Configs.ofProperties(settings), clock);
  }

  private String keySet() {
    asked.incrementAndGet();
    return KEY.jwks();
  }

  private String away() throws IOException {
    asked.incrementAndGet();
    throw new IOException("away");
  }

  private static void resolve(KeySet keys) throws UnresolvableKeyException {
    var signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(KEY.algorithm());
    signature.setKeyIdHeaderValue(KEY.keyId());
    assertThat(keys.resolveKey(signature, List.of())).isEqualTo(KEY.pair().getKey());
  }
}

package io.heliograph.web;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPrefixTest {
  @ParameterizedTest
  @ValueSource(strings = {"portal", "/portal//x", "/a b", "/api", "/api/", "/api/signals"})
  void whatIsNoPrefixStopsTheStart(String prefix) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new PathPrefix(new Below(prefix)))
        .withMessageContaining("heliograph.web.path-prefix");
  }

  private record Below(String prefix) implements WebConfig {
    @Override
    public MemorySize maxBodySize() {
      return new MemorySize(BigInteger.ONE);
    }

    @Override
    public MemorySize maxBodiesSize() {
      return maxBodySize();
    }

    @Override
    public Optional<String> pathPrefix() {
      return Optional.of(prefix);
    }
  }
}

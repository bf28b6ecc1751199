package io.heliograph.signals.hub;

import io.heliograph.signals.Mappings;
import io.heliograph.signals.replay.ReplayConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;

/** Creates hubs without a running service. */
public final class Hubs {
  private static final long MEGABYTE = 1024 * 1024;

  private Hubs() {}

  public static Hub ofOneMegabyte() {
    return of(MEGABYTE);
  }

  static Hub of(long bytes) {
    var resumptions = Mappings.of(ResumptionConfig.class, Map.of());
    return new Hub(new Config(bytes), resumptions, new HubMetrics(new SimpleMeterRegistry()));
  }

  public static int subscribers(Hub hub, String channel) {
    return hub.subscribers(channel);
  }

  /** Returns the age of a stream that has just started. */
  public static StreamAge newStreamAge() {
    return new StreamAge(new SimpleMeterRegistry());
  }

  private record Config(long bytes) implements ReplayConfig {
    @Override
    public MemorySize size() {
      return new MemorySize(BigInteger.valueOf(bytes));
    }

    @Override
    public Duration age() {
      return Duration.ofMinutes(1);
    }

    @Override
    public int shards() {
      return 64;
    }

    @Override
    public Duration fillTimeout() {
      return Duration.ofSeconds(1);
    }
  }
}

package io.heliograph.signals.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.junit.jupiter.api.Test;

/** Tests a start at which the admin client cannot be created at first, but the consumer can. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@TestProfile(AdminClientIT.Unlucky.class)
class AdminClientIT {
  @Inject SignalConsumer consumer;

  /** The start has waited until the consumer is ready. */
  @Test
  void theThreadTriesAgainToCreateIt() {
    assertThat(FailsOnce.adminClients()).isGreaterThanOrEqualTo(2);
    assertThat(consumer.isReady()).isTrue();
    assertThat(consumer.isAlive()).isTrue();
  }

  /** Configures a reporter with which the first admin client fails. */
  public static final class Unlucky implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("kafka.metric.reporters", FailsOnce.class.getName());
    }
  }

  /** Fails for the first admin client. */
  public static final class FailsOnce implements MetricsReporter {
    private static final AtomicInteger ADMIN_CLIENTS = new AtomicInteger();

    static int adminClients() {
      return ADMIN_CLIENTS.get();
    }

    @Override
    public void configure(Map<String, ?> settings) {
      boolean isOfAdmin =
          !settings.containsKey("key.deserializer") && !settings.containsKey("key.serializer");
      if (isOfAdmin && ADMIN_CLIENTS.incrementAndGet() == 1) {
        throw new IllegalStateException("the first admin client fails");
      }
    }

    @Override
    public void init(List<KafkaMetric> metrics) {}

    @Override
    public void metricChange(KafkaMetric metric) {}

    @Override
    public void metricRemoval(KafkaMetric metric) {}

    @Override
    public void close() {}
  }
}

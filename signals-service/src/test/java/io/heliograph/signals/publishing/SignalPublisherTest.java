package io.heliograph.signals.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliograph.testsupport.LogLines;
import io.heliograph.web.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalPublisherTest {
  private static final int FAILURES = 1_000;
  private static final Publication TO_MANY =
      new Publication(
          "external:ci",
          Instant.EPOCH,
          "c",
          Set.of("user:default/a", "user:default/b", "user:default/c"),
          new Message("1"));

  @Test
  void aBrokerWithoutANameIsAwayAndNotAFault() {
    var publisher = publisher("nowhere.invalid:9092");

    assertThatThrownBy(() -> publisher.publish(TO_MANY))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Kafka has not acknowledged the signal, try again");
  }

  @Test
  void severalRecordsTakeNoLongerThanOne() {
    var publisher = publisher("127.0.0.1:1");
    long start = System.nanoTime();

    assertThatThrownBy(() -> publisher.publish(TO_MANY)).isInstanceOf(ProblemException.class);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aRecordThatIsRefusedOnlyWithItsBatchMayBePostedAgain() {
    var refusal =
        new KafkaException(
            "Failed to append record because it was part of a batch which had one more more"
                + " invalid records");

    assertThat(SignalPublisher.refusal(new ExecutionException(refusal)))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Kafka has not acknowledged the signal, try again");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void manyFailuresOfOneKindAreFewLines(KafkaException reason) {
    try (LogLines log = LogLines.of()) {
      for (int i = 0; i < FAILURES; i++) {
        assertThat(SignalPublisher.refusal(new ExecutionException(reason)))
            .isInstanceOf(ProblemException.class);
      }

      assertThat(log.lines())
          .filteredOn(line -> line.contains("reason=" + reason))
          .hasSizeBetween(1, FAILURES / 100);
    }
  }

  static Stream<KafkaException> refusals() {
    return Stream.of(new RecordTooLargeException("of many"), new InvalidRecordException("of many"));
  }

  private static SignalPublisher publisher(String broker) {
    PublishingConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PublishingConfig.class)
            .withSources(
                new PropertiesConfigSource(
                    Map.of("heliograph.signals.publishing.timeout", "1s"), "test", 250))
            .build()
            .getConfigMapping(PublishingConfig.class);
    var pending = new Pending(config);
    return new SignalPublisher(
        new SignalProducer(Map.of("bootstrap.servers", broker), config),
        pending,
        config,
        new PublishingMetrics(new SimpleMeterRegistry(), pending));
  }
}

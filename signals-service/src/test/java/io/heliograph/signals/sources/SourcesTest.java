package io.heliograph.signals.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
  private static final byte[] MESSAGE = "{\"a\": 1}".getBytes(UTF_8);

  @Nested
  class Recipient {
    @Test
    void theKeyNamesItInAnyForm() {
      Sources byKey = sources("builds", Map.of("recipient", "key"));

      assertThat(byKey.read(record("User:Alice", MESSAGE)))
          .hasValueSatisfying(
              signal -> {
                assertThat(signal.channel()).isEqualTo("ci");
                assertThat(signal.recipient()).isEqualTo("user:default/alice");
                assertThat(signal.message()).isEqualTo(ByteBuffer.wrap(MESSAGE));
              });
    }

    @Test
    void aHeaderNamesIt() {
      Sources byHeader = sources("builds", Map.of("recipient", "header"));
      var record = record("x", MESSAGE);
      record.headers().add("ce_recipient", "group:default/team".getBytes(UTF_8));

      assertThat(recipient(byHeader.read(record))).contains("group:default/team");
    }

    @Test
    void theHeaderMayHaveAnotherName() {
      Sources byHeader =
          sources("builds", Map.of("recipient", "header", "recipient-header", "who"));
      var record = record("x", MESSAGE);
      record.headers().add("who", "user:default/bob".getBytes(UTF_8));

      assertThat(recipient(byHeader.read(record))).contains("user:default/bob");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"User:Alice\"",
          "\"user:default\\/alice\"",
          "\"user:default/\\u0061lice\" \n",
        })
    void aJsonStringIsReadAsItsContent(String text) {
      var record = record(text, MESSAGE);
      record.headers().add("ce_recipient", text.getBytes(UTF_8));

      assertThat(recipient(sources("builds", Map.of("recipient", "key")).read(record)))
          .contains("user:default/alice");
      assertThat(recipient(sources("builds", Map.of("recipient", "header")).read(record)))
          .contains("user:default/alice");
    }

    @Test
    void aKeyThatIsNotUtf8NamesNobody() {
      Sources byHeader = sources("builds", Map.of("recipient", "header"));
      var record = record("x", MESSAGE);
      record.headers().add("ce_recipient", "user:default/élodie".getBytes(ISO_8859_1));

      assertThat(byHeader.read(record)).isEmpty();
    }

    @Test
    void everybodyIsMeantWhereTheConfigurationSaysSo() {
      Sources broadcast = sources("builds", Map.of("recipient", "broadcast"));

      assertThat(recipient(broadcast.read(record(null, MESSAGE)))).contains("*");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
        strings = {
          "",
          "*",
          "alice",
          "user:default/a/b",
          "user:",
          "\"",
          "\"\"",
          "\"*\"",
          "\"user:default/alice",
          "user:default/alice\"",
          "\"user:default/al\\\"ice\"",
          "\"user:default/al\\u0000ice\"",
          "\"user:default/alice\" \"user:default/bob\"",
          "[\"user:default/alice\"]",
          "{\"schema\":{\"type\":\"string\"},\"payload\":\"user:default/alice\"}",
        })
    void withoutARefNobodyIsMeant(@Nullable String key) {
      Sources byKey = sources("builds", Map.of("recipient", "key"));
      Sources byHeader = sources("builds", Map.of("recipient", "header"));
      var record = record(key, MESSAGE);
      if (key != null) {
        record.headers().add("ce_recipient", key.getBytes(UTF_8));
      }

      assertThat(byKey.read(record)).isEmpty();
      assertThat(byHeader.read(record)).isEmpty();
    }
  }

  @Nested
  class Value {
    private final Sources sources = sources("builds", Map.of("recipient", "broadcast"));

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1, {\"ä\": \"😀\"}]\n", "null", "false", "1e999", "\"\""})
    void oneJsonValueIsTakenAsItIs(String json) {
      assertThat(sources.read(record(null, json.getBytes(UTF_8))))
          .hasValueSatisfying(
              signal ->
                  assertThat(signal.message()).isEqualTo(ByteBuffer.wrap(json.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "{",
          "{}}",
          "[1",
          "[1]]",
          "1 2",
          "{} {}",
          "x",
          "{a:1}",
          "\"",
          "{\"a\":1,}",
          "01",
          "\ufeff{}",
          "\"\n\"",
          "},\"x\":{"
        })
    void anythingElseIsMalformed(String text) {
      assertThat(sources.read(record(null, text.getBytes(UTF_8)))).isEmpty();
    }

    @Test
    void soIsAValueInAnotherEncodingOrNone() {
      assertThat(sources.read(record(null, "\"ä\"".getBytes(ISO_8859_1)))).isEmpty();
      assertThat(sources.read(record(null, "{}".getBytes(UTF_16)))).isEmpty();
      assertThat(sources.read(record(null, null))).isEmpty();
    }

    @Test
    void soIsOneThatNestsWithoutEnd() {
      String deep = "[".repeat(100_000) + "]".repeat(100_000);

      assertThat(sources.read(record(null, deep.getBytes(UTF_8)))).isEmpty();
    }
  }

  @Nested
  class Configuration {
    @Test
    void withoutSourcesThereAreNoTopics() {
      assertThat(sources(Map.of()).topics()).isEmpty();
    }

    @Test
    void theTopicsAreThoseConfigured() {
      Sources sources = sources("builds", Map.of("recipient", "key"));

      assertThat(sources.topics()).containsExactly("builds");
      assertThat(sources.contains("builds")).isTrue();
      assertThat(sources.contains("signals")).isFalse();
    }

    @Test
    void twoSourcesOfOneTopicAreAmbiguous() {
      var properties = new HashMap<String, String>();
      for (String name : new String[] {"one", "two"}) {
        properties.put("heliograph.signals.sources." + name + ".topic", "builds");
        properties.put("heliograph.signals.sources." + name + ".channel", name);
        properties.put("heliograph.signals.sources." + name + ".recipient", "key");
      }

      assertThatThrownBy(() -> sources(properties))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("another source has the topic builds");
    }

    @Test
    void aChannelThatNobodyCanSubscribeToStopsTheStart() {
      var properties = Map.of("recipient", "key", "channel", "x".repeat(256));

      assertThatThrownBy(() -> sources("builds", properties))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage("heliograph.signals.sources.ci.channel: use at most 255 characters");
    }

    @Test
    void aSourceWithoutRecipientStopsTheStart() {
      assertThatThrownBy(() -> sources("builds", Map.of()))
          .hasMessageContaining("heliograph.signals.sources.ci.recipient");
    }
  }

  private static Optional<String> recipient(Optional<SourcedSignal> signal) {
    return signal.map(SourcedSignal::recipient);
  }

  private static Sources sources(String topic, Map<String, String> rest) {
    var properties = new HashMap<String, String>();
    properties.put("heliograph.signals.sources.ci.topic", topic);
    properties.put("heliograph.signals.sources.ci.channel", "ci");
    rest.forEach((name, value) -> properties.put("heliograph.signals.sources.ci." + name, value));
    return sources(properties);
  }

  private static Sources sources(Map<String, String> properties) {
    return new Sources(
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(SourcesConfig.class)
            .withSources(new PropertiesConfigSource(properties, "test", 250))
            .build()
            .getConfigMapping(SourcesConfig.class));
  }

  private static ConsumerRecord<ByteBuffer, ByteBuffer> record(
      @Nullable String key, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        "builds",
        0,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        key == null ? null : ByteBuffer.wrap(key.getBytes(UTF_8)),
        value == null ? null : ByteBuffer.wrap(value),
        new RecordHeaders(),
        Optional.empty());
  }
}

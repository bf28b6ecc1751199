package io.heliograph.notifications.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoicesTest {
  private static final Switch ORIGIN = new Switch("Web", "plugin:ci", null);
  private static final Switch TOPIC = new Switch("Web", "plugin:ci", "deploy");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          what is decided                              | own origin | own topic | origin | topic | channel | wants it | wants the topic
          nothing, so all is on                        |            |           |        |       |         | true     | true
          a channel is opt-in                          |            |           |        |       | false   | false    | false
          a channel says that it is on                 |            |           |        |       | true    | true     | true
          an origin is opt-in                          |            |           | false  |       |         | false    | false
          an origin is on in a channel that is off     |            |           | true   |       | false   | true     | true
          an origin is off in a channel that is on     |            |           | false  |       | true    | false    | false
          a topic is opt-in                            |            |           |        | false |         | true     | false
          a topic is on in an origin that is off       |            |           | false  | true  |         | false    | true
          a topic is on in a channel that is off       |            |           |        | true  | false   | false    | true
          a topic is off in an origin that is on       |            |           | true   | false | false   | true     | false
          I want an origin of an opt-in channel        | true       |           |        |       | false   | true     | true
          I want an opt-in origin                      | true       |           | false  |       |         | true     | true
          I want an origin and with it opt-in topics   | true       |           |        | false |         | true     | true
          I do not want an origin                      | false      |           |        |       |         | false    | false
          I do not want what is on by default          | false      |           | true   | true  | true    | false    | false
          I do not want one topic                      | true       | false     |        |       |         | true     | false
          I do not want one topic that is on           | true       | false     | true   | true  | true    | true     | false
          I want one topic of an opt-in origin         | true       | true      | false  | false | false   | true     | true
          I want one topic and never saw its origin    |            | true      | false  | false | false   | false    | true
          I do not want one topic, only that is stored |            | false     |        |       |         | true     | false
          """)
  void theFirstThatIsSetDecides(
      String decided,
      @Nullable Boolean ownOrigin,
      @Nullable Boolean ownTopic,
      @Nullable String origin,
      @Nullable String topic,
      @Nullable String channel,
      boolean wantsOrigin,
      boolean wantsTopic) {
    var choices = new Choices(own(ownOrigin, ownTopic), defaults(origin, topic, channel));

    assertThat(choices.wants(ORIGIN)).isEqualTo(wantsOrigin);
    assertThat(choices.wants(TOPIC)).isEqualTo(wantsTopic);
  }

  @Test
  void idsThatDifferInCaseOnlyAreTheSame() {
    var choices =
        new Choices(
            Map.of(new Switch("WEB", "Plugin:CI", null), true),
            Configured.defaults("channels.Web.origins.\"Plugin\\:Catalog\".enabled=false"));

    assertThat(choices.wants(new Switch("Web", "plugin:CATALOG", "Any"))).isFalse();
    assertThat(choices.wants(new Switch("web", "PLUGIN:ci", null))).isTrue();
  }

  @Test
  void anotherOriginAndAnotherChannelAreNotMeant() {
    var choices = new Choices(Map.of(ORIGIN, false), Configured.defaults());

    assertThat(choices.wants(new Switch("Web", "plugin:other", null))).isTrue();
    assertThat(choices.wants(new Switch("Email", "plugin:ci", null))).isTrue();
  }

  @Test
  void anEmptyTopicIsNoTopic() {
    var choices = new Choices(Map.of(ORIGIN, false), Configured.defaults());

    assertThat(choices.wants(new Switch("Web", "plugin:ci", ""))).isFalse();
    assertThat(new Switch("Web", "plugin:ci", "")).isEqualTo(ORIGIN);
  }

  private static Map<Switch, Boolean> own(@Nullable Boolean origin, @Nullable Boolean topic) {
    var own = new HashMap<Switch, Boolean>();
    if (origin != null) {
      own.put(ORIGIN, origin);
    }
    if (topic != null) {
      own.put(TOPIC, topic);
    }
    return own;
  }

  private static Defaults defaults(
      @Nullable String origin, @Nullable String topic, @Nullable String channel) {
    List<String> lines = new ArrayList<>();
    if (origin != null) {
      lines.add("channels.Web.origins.ci.id=plugin:ci");
      lines.add("channels.Web.origins.ci.enabled=" + origin);
    }
    if (topic != null) {
      lines.add("channels.Web.origins.ci.id=plugin:ci");
      lines.add("channels.Web.origins.ci.topics.deploy.enabled=" + topic);
    }
    if (channel != null) {
      lines.add("channels.Web.enabled=" + channel);
    }
    return Configured.defaults(lines.toArray(String[]::new));
  }
}

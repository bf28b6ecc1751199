package io.heliograph.notifications.inbox;

import static io.heliograph.notifications.Api.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests topics and settings of a user with as many and as long topics as possible. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(LargeTopicsIT.Narrow.class)
class LargeTopicsIT {
  private static final String ALICE = "user:default/alice";
  private static final String BOB = "user:default/bob";
  private static final int TOPICS = 10_000;

  /** Begin of each topic, which has 255 characters, most of them of three bytes. */
  private static final String PREFIX = "€".repeat(250);

  /** Minimum bytes of an answer, more than the operating system accepts at once. */
  private static final int SIZE = TOPICS * 750;

  @Inject Tables tables;
  @Inject MeterRegistry metrics;

  @BeforeEach
  void twoUsersHaveManyTopics() {
    if (tables.rowsOf("notification WHERE origin = 'o'") != 2 * TOPICS) {
      tables.empty();
      fill(ALICE);
      fill(BOB);
    }
  }

  private void fill(String user) {
    tables.run(
        """
        INSERT INTO notification (id, user_ref, sequence, origin, created, title, severity, topic)
        SELECT gen_random_uuid(), '%s', n, 'o', now(), 'T', 1, '%s' || lpad(n::text, 5, '0')
        FROM generate_series(1, %d) AS n
        """
            .formatted(user, PREFIX, TOPICS));
  }

  @Test
  void allOfThemAreInTheAnswer() {
    String topics = topics("\"%s\"");
    String switches = topics("{\"id\":\"%s\",\"enabled\":true}");

    assertWhole(as(ALICE).get("/topics"), "{\"topics\":[%s]}".formatted(topics));
    assertWhole(
        as(ALICE).get("/settings"),
        "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":\"o\",\"enabled\":true,\"topics\":[%s]}]}]}"
            .formatted(switches));
  }

  private static String topics(String format) {
    return IntStream.rangeClosed(1, TOPICS)
        .mapToObj((PREFIX + "%05d")::formatted)
        .map(format::formatted)
        .collect(joining(","));
  }

  private static void assertWhole(Response answer, String expected) {
    answer.then().statusCode(200).contentType("application/json;charset=UTF-8");
    assertThat(answer.asString()).isEqualTo(expected);
    assertThat(answer.header("Content-Length"))
        .isEqualTo(Integer.toString(expected.getBytes(UTF_8).length));
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatReadsNothingIsCutAndHoldsNothing(Asked asked) throws Exception {
    try (var answer = asked.by(ALICE)) {
      answer.read(1000);
      assertThat(held()).isGreaterThan(SIZE);
      as(ALICE).get("/status").then().statusCode(200);

      await().until(() -> held() == 0);

      assertThat(answer.readToItsEnd().length()).isLessThan(SIZE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooMuchForAllTogetherIsRefused(Asked asked) throws Exception {
    try (var begun = asked.by(BOB)) {
      begun.read(1000);

      assertThat(answerTo(asked))
          .startsWith("HTTP/1.1 503 ")
          .contains("Too many large answers are being read, try again");
    }
    await().until(() -> held() == 0);
  }

  private static String answerTo(Asked asked) throws IOException {
    try (var answer = asked.by(ALICE)) {
      return answer.readToItsEnd();
    }
  }

  private double held() {
    return metrics.get("heliograph.answers.pending").gauge().value();
  }

  enum Asked {
    TOPICS,
    SOME_TOPICS,
    SETTINGS,
    NEW_SETTINGS;

    RawRequest by(String user) throws IOException {
      return switch (this) {
        case TOPICS -> RawRequest.get(user, "/topics");
        case SOME_TOPICS -> RawRequest.get(user, "/topics?read=false");
        case SETTINGS -> RawRequest.get(user, "/settings");
        case NEW_SETTINGS -> RawRequest.post(user, "/settings", "{\"channels\":[]}");
      };
    }
  }

  /** Configures a limit for all answers together that has room for one of them. */
  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "heliograph.answers.max-pending-size", "12M",
          "heliograph.answers.write-timeout", "3s");
    }
  }
}

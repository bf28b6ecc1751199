package io.heliograph.notifications.inbox;

import static io.heliograph.notifications.Api.anonymous;
import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.broadcast;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class TopicsIT {
  private static final String ALICE = "user:default/alice";
  private static final String BOB = "user:default/bob";

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void aNewUserHasNone() {
    Map<String, Object> answer = as(ALICE).get("/topics").then().statusCode(200).extract().path("");

    assertThat(answer).isEqualTo(Map.of("topics", List.of()));
  }

  @Test
  void eachIsThereOnceAndAscendingBroadcastsIncluded() {
    sendTo(ALICE, "{\"title\":\"1\",\"topic\":\"deploy\"}");
    sendTo(ALICE, "{\"title\":\"2\",\"topic\":\"deploy\"}");
    sendTo(ALICE, "{\"title\":\"3\",\"topic\":\"build\"}");
    sendTo(ALICE, "{\"title\":\"4\"}");
    sendTo(BOB, "{\"title\":\"5\",\"topic\":\"not hers\"}");
    broadcast("{\"title\":\"6\",\"topic\":\"cafeteria\"}");
    broadcast("{\"title\":\"7\",\"topic\":\"build\"}");

    assertThat(topics("")).containsExactly("build", "cafeteria", "deploy");
  }

  @Test
  void oneThatAReplacementLeftIsGone() {
    sendTo(ALICE, "{\"title\":\"1\",\"scope\":\"s\",\"topic\":\"old\"}");
    sendTo(ALICE, "{\"title\":\"2\",\"scope\":\"s\",\"topic\":\"\"}");
    sendTo(ALICE, "{\"title\":\"3\"}");

    assertThat(topics("")).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?read=true               | everyone,seen",
        "?read=false              | kept,plain",
        "?saved=true              | kept",
        "?saved=false             | everyone,plain,seen",
        "?search=LAI              | plain",
        "?search=word             | kept",
        "?search=%25              | seen",
        "?minimumSeverity=high    | kept",
        "?minimumSeverity=low     | everyone,kept,plain,seen",
        "?createdAfter=2999-01-01 | ''",
        "?search=e&read=true&saved=false&minimumSeverity=normal&createdAfter=2020-01-01 | everyone,seen"
      })
  void theyAreFilteredAsTheListIs(String query, String expected) {
    sendTo(ALICE, "{\"title\":\"plain\",\"topic\":\"plain\"}");
    update(
        ALICE,
        "\"saved\":true",
        sendTo(
            ALICE,
            """
            {"title":"kept","description":"a Word","topic":"kept","severity":"critical"}\
            """));
    update(
        ALICE,
        "\"read\":true",
        sendTo(ALICE, "{\"title\":\"seen\",\"description\":\"5%\",\"topic\":\"seen\"}"),
        broadcast("{\"title\":\"everyone\",\"topic\":\"everyone\"}"));

    List<String> topics = expected.isEmpty() ? List.of() : List.of(expected.split(",", -1));
    assertThat(topics(query)).isEqualTo(topics);
    List<String> listed =
        as(ALICE)
            .urlEncodingEnabled(false)
            .get("/notifications" + query)
            .then()
            .extract()
            .path("notifications.payload.topic");
    assertThat(listed).containsExactlyInAnyOrderElementsOf(topics);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=1", "offset=0", "topic=a", "orderField=topic", "x=1"})
  void otherParametersAreRefused(String parameter) {
    as(ALICE)
        .get("/topics?" + parameter)
        .then()
        .statusCode(400)
        .body("error.name", equalTo("InputError"));
  }

  @Test
  void onlyAUserHasTopics() {
    anonymous().get("/topics").then().statusCode(401);
    asService().get("/topics").then().statusCode(403);
  }

  private static List<String> topics(String query) {
    return as(ALICE)
        .urlEncodingEnabled(false)
        .get("/topics" + query)
        .then()
        .statusCode(200)
        .extract()
        .path("topics");
  }
}

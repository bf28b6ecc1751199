package io.heliograph.notifications.settings;

import static io.heliograph.notifications.Api.anonymous;
import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.broadcast;
import static io.heliograph.notifications.Api.send;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.titles;
import static io.heliograph.notifications.Api.to;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class SettingsIT {
  private static final String ALICE = "user:default/alice";
  private static final String BOB = "user:default/bob";
  private static final String NEW_USER = "{channels=[{id=Web, origins=[]}]}";

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Nested
  class Showing {
    @Test
    void aNewUserHasNothingToSwitch() {
      assertThat(shown(ALICE)).isEqualTo(NEW_USER);
    }

    @Test
    void whatSentToAPersonIsOnUntilTheySwitchItOff() {
      sendTo(ALICE, "{\"title\":\"1\",\"topic\":\"deploy\"}");
      sendTo(ALICE, "{\"title\":\"2\"}");
      sendTo(BOB, "{\"title\":\"3\",\"topic\":\"not hers\"}");

      assertThat(shown(ALICE))
          .isEqualTo(
              "{channels=[{id=Web, origins=[{id=external:ci, enabled=true,"
                  + " topics=[{id=deploy, enabled=true}]}]}]}");
    }

    @Test
    void broadcastsAddNothingToSwitch() {
      broadcast("{\"title\":\"B\",\"topic\":\"t\"}");

      assertThat(shown(ALICE)).isEqualTo(NEW_USER);
    }
  }

  @Nested
  class Choosing {
    @Test
    void whatIsShownCanBeSentBack() {
      sendTo(ALICE, "{\"title\":\"1\",\"topic\":\"Deploy\"}");
      sendTo(ALICE, "{\"title\":\"2\",\"topic\":\"\"}");
      choose(ALICE, web("{\"id\":\"plugin:other\",\"enabled\":false}"));
      String tree = as(ALICE).get("/settings").asString();

      choose(ALICE, tree).body(equalTo(tree));

      assertThat(as(ALICE).get("/settings").asString()).isEqualTo(tree);
    }

    @Test
    void aNewTreeReplacesAllThatWasChosenBefore() {
      choose(ALICE, web("{\"id\":\"a\",\"enabled\":false}"));
      choose(BOB, web("{\"id\":\"a\",\"enabled\":false}"));

      choose(ALICE, web("{\"id\":\"b\",\"enabled\":false}"))
          .body("channels[0].origins.id", contains("b"));

      assertThat(shown(BOB)).contains("id=a");
    }

    @Test
    void aTopicIsOnOnlyWithItsOrigin() {
      choose(
              ALICE,
              web(
                  """
                  {"id":"a","enabled":false,"topics":[{"id":"t","enabled":true}]},
                  {"id":"b","enabled":true,"topics":[{"id":"t","enabled":true},{"id":"u","enabled":false}]}\
                  """))
          .body("channels[0].origins[0].topics[0].enabled", equalTo(false))
          .body("channels[0].origins[1].topics.enabled", contains(true, false));
    }

    @Test
    void ofARepeatedSwitchTheLastCounts() {
      choose(
              ALICE,
              """
              {"channels":[{"id":"Web","origins":[{"id":"a","enabled":false}]},
               {"id":"WEB","origins":[{"id":"A","enabled":true}]}]}\
              """)
          .body("channels[0].origins.enabled", contains(true));
    }

    @Test
    void whatTheServerDoesNotKnowIsNoMistake() {
      choose(
              ALICE,
              """
              {"version":1,"channels":[{"id":"Web","enabled":false,"color":"red","origins":[
               {"id":"a","enabled":true,"icon":"i","topics":[{"id":"t","enabled":true,"x":{}}]}]}]}\
              """)
          .body("channels[0].containsKey('enabled')", equalTo(false))
          .body("channels[0].origins.enabled", contains(true));
    }

    @Test
    void noChannelsMeanTheDefaultsAgain() {
      choose(ALICE, web("{\"id\":\"external:ci\",\"enabled\":false}"));

      choose(ALICE, "{\"channels\":[]}");

      assertThat(shown(ALICE)).isEqualTo(NEW_USER);
      send(to(ALICE, "{\"title\":\"T\"}")).body("user", contains(ALICE));
    }

    @Test
    void severalAtOnceLeaveTheChoicesOfOne() throws Exception {
      List<Callable<ValidatableResponse>> browsers =
          IntStream.range(0, 40)
              .mapToObj(i -> (Callable<ValidatableResponse>) () -> choose(ALICE, five(i)))
              .toList();

      try (var threads = Executors.newFixedThreadPool(8)) {
        for (Future<ValidatableResponse> chosen : threads.invokeAll(browsers)) {
          chosen.get();
        }
      }

      assertThat(tables.rowsOf("setting")).isEqualTo(5);
    }

    @Test
    void idsThatBecomeEqualOnTheirWayAreOne() {
      choose(
              ALICE,
              web("{\"id\":\"\\ud800\",\"enabled\":true},{\"id\":\"\\ud801\",\"enabled\":true}"))
          .body("channels[0].origins.id", contains("\ufffd"));
    }

    private String five(int browser) {
      return web(
          IntStream.range(0, 5)
              .mapToObj(i -> "{\"id\":\"%d-%d\",\"enabled\":true}".formatted(browser, i))
              .collect(joining(",")));
    }
  }

  @Nested
  class Refusing {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{} | channels: must not be null",
          "{\"channels\":null} | channels: must not be null",
          "{\"channels\":{}} | channels: has the wrong type",
          "{\"channels\":[null]} | channels[0].<list element>: must not be null",
          "{\"channels\":[{\"origins\":[]}]} | channels[0].id: must not be empty",
          "{\"channels\":[{\"id\":\"Web\"}]} | channels[0].origins: must not be null",
          "{\"channels\":[{\"id\":\"Pager\",\"origins\":[]}]} | channels: there is no channel Pager; there are [Web]",
          "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":\"a\"}]}]} | channels[0].origins[0].enabled: must not be null",
          "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":\"\",\"enabled\":true}]}]} | channels[0].origins[0].id: must not be empty",
          "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":5,\"enabled\":true}]}]} | channels[0].origins[0].id: has the wrong type",
          "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":\"a\",\"enabled\":\"true\"}]}]} | channels[0].origins[0].enabled: has the wrong type",
          "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":\"a\",\"enabled\":true,\"topics\":null}]}]} | channels[0].origins[0].topics: must not be null",
          "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":\"a\",\"enabled\":true,\"topics\":[{\"id\":\"t\"}]}]}]} | channels[0].origins[0].topics[0].enabled: must not be null"
        })
    void aBadTreeIsNamedAndChangesNothing(String tree, String message) {
      choose(ALICE, web("{\"id\":\"kept\",\"enabled\":false}"));

      post(ALICE, tree)
          .statusCode(400)
          .body("error.name", equalTo("InputError"))
          .body("error.message", startsWith(message));

      assertThat(shown(ALICE)).contains("{id=kept, enabled=false");
    }

    @Test
    void aLongIdIsRefused() {
      post(ALICE, web("{\"id\":\"%s\",\"enabled\":true}".formatted("x".repeat(256))))
          .statusCode(400)
          .body(
              "error.message",
              equalTo("channels[0].origins[0].id: size must be between 0 and 255"));
      choose(ALICE, web("{\"id\":\"%s\",\"enabled\":true}".formatted("x".repeat(255))));
    }

    @Test
    void tooManySwitchesAreRefused() {
      choose(ALICE, web(topics(9_999)));
      post(ALICE, web(topics(10_000)))
          .statusCode(400)
          .body("error.message", startsWith("channels: send at most 10000"));
    }

    @Test
    void onlyAUserHasSettings() {
      anonymous().get("/settings").then().statusCode(401);
      anonymous().body("{\"channels\":[]}").post("/settings").then().statusCode(401);
      asService().get("/settings").then().statusCode(403);
      asService().body("{\"channels\":[]}").post("/settings").then().statusCode(403);
    }

    @Test
    void anUnknownParameterIsRefused() {
      as(ALICE).get("/settings?x=1").then().statusCode(400);
      as(ALICE).body("{\"channels\":[]}").post("/settings?x=1").then().statusCode(400);
    }

    private String topics(int count) {
      return IntStream.range(0, count)
          .mapToObj("{\"id\":\"t%d\",\"enabled\":true}"::formatted)
          .collect(joining(",", "{\"id\":\"a\",\"enabled\":true,\"topics\":[", "]}"));
    }
  }

  @Nested
  class Delivering {
    @Test
    void anUnwantedOriginLeavesNoRowNoSignalAndNoPlaceInTheAnswer() {
      choose(ALICE, web("{\"id\":\"external:ci\",\"enabled\":false}"));

      try (var signals = RealStack.follow("notifications")) {
        send(to(ALICE, "{\"title\":\"unwanted\"}")).statusCode(200).body("", empty());
        send(to(ALICE, "{\"title\":\"unwanted\",\"topic\":\"any\"}")).body("", empty());
        send(to(BOB, "{\"title\":\"wanted\"}")).body("user", contains(BOB));

        assertThat(signals.take(1)).allSatisfy(it -> assertThat(it.key()).isEqualTo(BOB));
      }
      assertThat(tables.rowsOf("notification")).isEqualTo(1);
      assertThat(tables.rowsOf("person")).isEqualTo(1);
    }

    @Test
    void anUnwantedTopicStopsThatTopicOnly() {
      choose(
          ALICE,
          web(
              """
              {"id":"external:ci","enabled":true,"topics":[{"id":"deploy","enabled":false}]}\
              """));

      send(to(ALICE, "{\"title\":\"1\",\"topic\":\"deploy\"}")).body("", empty());
      sendTo(ALICE, "{\"title\":\"2\",\"topic\":\"other\"}");
      sendTo(ALICE, "{\"title\":\"3\"}");

      assertThat(titles(ALICE, "")).containsExactly("3", "2");
    }

    @Test
    void otherOriginsStillArrive() {
      choose(ALICE, web("{\"id\":\"external:other\",\"enabled\":false}"));

      send(to(ALICE, "{\"title\":\"T\"}")).body("user", contains(ALICE));
    }

    @Test
    void onlyTheOnesWhoDoNotWantItAreLeftOutOfAGroup() {
      choose(ALICE, web("{\"id\":\"external:ci\",\"enabled\":false}"));
      choose(BOB, web("{\"id\":\"external:ci\",\"enabled\":true}"));

      send(to("group:default/engineering", "{\"title\":\"T\"}"))
          .header("Heliograph-Dropped-Recipients", equalTo(ALICE + ";reason=opted-out"))
          .body("user", containsInAnyOrder(BOB, "user:default/carol", "user:default/dave"));
    }

    @Test
    void aRepeatedSendNamesThoseWhoDidNotWantItToo() {
      choose(ALICE, web("{\"id\":\"external:ci\",\"enabled\":false}"));

      for (int i = 0; i < 2; i++) {
        asService()
            .header("Idempotency-Key", "opted-out")
            .body(to(ALICE, "{\"title\":\"T\"}"))
            .post("/notifications")
            .then()
            .statusCode(200)
            .header("Heliograph-Dropped-Recipients", equalTo(ALICE + ";reason=opted-out"));
      }
    }

    @Test
    void idsAreComparedInAnyCase() {
      choose(
          ALICE,
          """
          {"channels":[{"id":"WEB","origins":[{"id":"External:CI","enabled":true,
           "topics":[{"id":"DEPLOY","enabled":false}]}]}]}\
          """);

      send(to(ALICE, "{\"title\":\"1\",\"topic\":\"Deploy\"}")).body("", empty());
    }

    @Test
    void aBroadcastIsForEverybody() {
      choose(ALICE, web("{\"id\":\"external:ci\",\"enabled\":false}"));

      broadcast("{\"title\":\"B\"}");

      assertThat(titles(ALICE, "")).containsExactly("B");
    }

    @Test
    void whatIsThereAlreadyStaysAndIsNotReplaced() {
      String payload = "{\"title\":\"%s\",\"scope\":\"s\"}";
      sendTo(ALICE, payload.formatted("before"));
      choose(ALICE, web("{\"id\":\"external:ci\",\"enabled\":false}"));

      send(to(ALICE, payload.formatted("after"))).body("", empty());

      assertThat(titles(ALICE, "")).containsExactly("before");
    }
  }

  private static String shown(String user) {
    return as(user).get("/settings").then().statusCode(200).extract().path("").toString();
  }

  private static ValidatableResponse choose(String user, String tree) {
    return post(user, tree).statusCode(200);
  }

  private static ValidatableResponse post(String user, String tree) {
    return as(user).body(tree).post("/settings").then();
  }

  private static String web(String origins) {
    return "{\"channels\":[{\"id\":\"Web\",\"origins\":[%s]}]}".formatted(origins);
  }
}

package io.heliograph.notifications.actions;

import static io.heliograph.notifications.Api.anonymous;
import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.broadcast;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.titles;
import static io.heliograph.notifications.Api.to;
import static io.heliograph.notifications.Api.update;
import static io.heliograph.notifications.Api.withToken;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the actions as Backstage's action service calls them. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class ActionsIT {
  private static final String ALICE = "user:default/alice";
  private static final String ACTIONS = "/.backstage/actions/";
  private static final String GET = "notifications:get-notifications";
  private static final String SEND = "notifications:send-notification";

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Nested
  class Listing {
    @Test
    void usersSeeTheActionOfBackstage() {
      as(ALICE)
          .get(ACTIONS + "v1/actions")
          .then()
          .statusCode(200)
          .body("actions.id", contains(GET))
          .body("actions[0].name", equalTo("get-notifications"))
          .body("actions[0].pluginId", equalTo("notifications"))
          .body("actions[0].attributes.readOnly", equalTo(true))
          .body("actions[0].attributes.destructive", equalTo(false))
          .body("actions[0].attributes.idempotent", equalTo(true))
          .body("actions[0].schema.input.properties.limit.maximum", equalTo(100))
          .body("actions[0].schema.output.required", contains("notifications", "totalCount"));
    }

    @Test
    void servicesAlsoSeeTheActionThatSends() {
      asService().get(ACTIONS + "v1/actions").then().body("actions.id", contains(GET, SEND));
    }

    @Test
    void onlyServicesMayAskForTheStatus() {
      asService().get(ACTIONS + "v1/status").then().body("hasActions", equalTo(true));
      as(ALICE).get(ACTIONS + "v1/status").then().statusCode(403);
    }

    @Test
    void nobodySeesThemWithoutAToken() {
      anonymous().get(ACTIONS + "v1/actions").then().statusCode(401);
      anonymous().body("{}").post(ACTIONS + "v1/actions/" + GET + "/invoke").then().statusCode(401);
    }
  }

  @Nested
  class Reading {
    @Test
    void withoutInputTheNewestTenUnreadAreRead() {
      update(ALICE, "\"read\":true", sendTo(ALICE, "{\"title\":\"read\"}"));
      IntStream.range(0, 10).forEach(i -> sendTo(ALICE, "{\"title\":\"%d\"}".formatted(i)));
      broadcast("{\"title\":\"to everybody\"}");

      invoke(as(ALICE), GET, "{}")
          .statusCode(200)
          .body("output.totalCount", equalTo(11))
          .body("output.notifications", hasSize(10))
          .body("output.notifications[0].payload.title", equalTo("to everybody"));
    }

    @ParameterizedTest
    @CsvSource({"unread,new", "read,saved read", "saved,saved", "all,new saved read"})
    void aViewSelectsByReadAndSaved(String view, String expected) {
      update(ALICE, "\"read\":true", sendTo(ALICE, "{\"title\":\"read\"}"));
      update(ALICE, "\"read\":true,\"saved\":true", sendTo(ALICE, "{\"title\":\"saved\"}"));
      sendTo(ALICE, "{\"title\":\"new\"}");

      invoke(as(ALICE), GET, "{\"view\":\"%s\"}".formatted(view))
          .statusCode(200)
          .body("output.notifications.payload.title", contains(expected.split(" ")));
    }

    @Test
    void allFiltersMustMatch() {
      sendTo(ALICE, "{\"title\":\"disk full\",\"topic\":\"ops\",\"severity\":\"high\"}");
      sendTo(ALICE, "{\"title\":\"disk full\",\"topic\":\"ops\",\"severity\":\"low\"}");
      sendTo(ALICE, "{\"title\":\"disk full\",\"topic\":\"dev\",\"severity\":\"high\"}");

      invoke(
              as(ALICE),
              GET,
              "{\"search\":\"DISK\",\"topic\":\"ops\",\"minimumSeverity\":\"normal\","
                  + "\"createdAfter\":\"2020-01-01T00:00:00Z\",\"offset\":0,\"limit\":1}")
          .body("output.totalCount", equalTo(1))
          .body("output.notifications[0].payload.severity", equalTo("high"));
    }

    @Test
    void anotherPersonsInboxIsNotRead() {
      sendTo("user:default/bob", "{\"title\":\"not hers\"}");

      invoke(as(ALICE), GET, "{\"view\":\"all\"}").body("output.totalCount", equalTo(0));
    }

    @Test
    void aLargePageIsTheSameAsASmallOne() {
      String description = "d".repeat(100_000);
      IntStream.range(0, 12)
          .forEach(
              i ->
                  sendTo(
                      ALICE,
                      "{\"title\":\"%d\",\"description\":\"%s\"}".formatted(i, description)));

      invoke(as(ALICE), GET, "{\"limit\":100}")
          .statusCode(200)
          .body("size()", equalTo(1))
          .body("output.totalCount", equalTo(12))
          .body("output.notifications", hasSize(12))
          .body("output.notifications[11].payload.title", equalTo("0"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"view\":\"mine\"}",
          "{\"limit\":0}",
          "{\"limit\":101}",
          "{\"limit\":\"10\"}",
          "{\"limit\":1.5}",
          "{\"offset\":-1}",
          "{\"minimumSeverity\":\"worst\"}",
          "{\"createdAfter\":\"yesterday\"}",
          "{\"search\":7}",
          "[]"
        })
    void badInputIsRefused(String input) {
      invoke(as(ALICE), GET, input).statusCode(400).body("error.name", equalTo("InputError"));
    }

    @Test
    void anEmptyBodyIsTheDefault() {
      sendTo(ALICE, "{\"title\":\"T\"}");

      as(ALICE)
          .post(ACTIONS + "v1/actions/{id}/invoke", GET)
          .then()
          .statusCode(200)
          .body("output.totalCount", equalTo(1));
    }

    @Test
    void aServiceHasNoInbox() {
      invoke(asService(), GET, "{}").statusCode(403).body("error.name", equalTo("NotAllowedError"));
    }
  }

  @Nested
  class Sending {
    @Test
    void aServiceSends() {
      invoke(asService(), SEND, to(ALICE, "{\"title\":\"from a tool\"}"))
          .statusCode(200)
          .body("output.recipients", equalTo(1))
          .body("output.job", nullValue());

      assertThat(titles(ALICE, "")).containsExactly("from a tool");
    }

    @Test
    void refsThatAddressNobodyAreNamed() {
      invoke(asService(), SEND, to("component:default/unknown", "{\"title\":\"T\"}"))
          .statusCode(200)
          .body("output.recipients", equalTo(0))
          .body("output.dropped", containsString("component:default/unknown"));
    }

    @Test
    void aLargeSendIsAJob() {
      String refs =
          IntStream.range(0, 1_001)
              .mapToObj("\"user:default/u%d\""::formatted)
              .collect(joining(","));

      invoke(
              asService(),
              SEND,
              "{\"recipients\":{\"type\":\"entity\",\"entityRef\":[%s]},\"payload\":{\"title\":\"T\"}}"
                  .formatted(refs))
          .statusCode(200)
          .body("output.recipients", equalTo(1_001))
          .body("output.job", notNullValue());

      assertThat(titles("user:default/u1000", "")).containsExactly("T");
    }

    @Test
    void aTokenSendsOnlyWhatItMay() {
      invoke(
              withToken(RealStack.NARROW_TOKEN),
              SEND,
              to(ALICE, "{\"title\":\"T\",\"topic\":\"payments\"}"))
          .statusCode(403);
    }

    @Test
    void aUserMayNotSend() {
      invoke(as(ALICE), SEND, to(ALICE, "{\"title\":\"T\"}")).statusCode(403);
    }

    @Test
    void badInputIsRefused() {
      invoke(asService(), SEND, to(ALICE, "{\"title\":\"\"}"))
          .statusCode(400)
          .body("detail", containsString("payload.title"));
    }
  }

  @Nested
  class Version2 {
    @Test
    void theInputIsAField() {
      as(ALICE)
          .body("{\"input\":{\"view\":\"all\"}}")
          .post(ACTIONS + "v2/actions/{id}/invoke", GET)
          .then()
          .statusCode(200)
          .body("output.totalCount", equalTo(0));
      asService()
          .body("{\"input\":%s}".formatted(to(ALICE, "{\"title\":\"T\"}")))
          .post(ACTIONS + "v2/actions/{id}/invoke", SEND)
          .then()
          .statusCode(200)
          .body("output.recipients", equalTo(1));
    }

    @Test
    void secretsAreRefused() {
      as(ALICE)
          .body("{\"input\":{},\"secrets\":{\"a\":\"b\"}}")
          .post(ACTIONS + "v2/actions/{id}/invoke", GET)
          .then()
          .statusCode(400)
          .body("detail", containsString("secrets"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"notifications:other", "get-notifications", "signals:get-notifications"})
  void anUnknownActionIs404(String id) {
    invoke(asService(), id, "{}")
        .statusCode(404)
        .body("error.name", equalTo("NotFoundError"))
        .body("detail", containsString(id));
  }

  @Test
  void theColonMayBeEncodedOrNot() {
    for (String id : new String[] {GET, GET.replace(":", "%3A"), GET.replace(":", "%3a")}) {
      as(ALICE)
          .urlEncodingEnabled(false)
          .body("{}")
          .post(ACTIONS + "v1/actions/" + id + "/invoke")
          .then()
          .statusCode(200);
    }
  }

  private static ValidatableResponse invoke(RequestSpecification caller, String id, String input) {
    return caller.body(input).post(ACTIONS + "v1/actions/{id}/invoke", id).then();
  }
}

package io.heliograph.systemtests.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks the contract, parts 4.1 and 4.2: the published clients of Backstage's frontend and back
 * ends, with the tokens that they use there.
 */
@WithSharedHeliograph
@Timeout(180)
abstract class BackstageClientsContract {
  /** Set before all tests of a class, which run one after the other. */
  @SuppressWarnings("NullAway.Init")
  @AutoClose
  private static BackstageClients clients;

  private final RunningHeliograph heliograph;
  private final LocalBackstage backstage;
  private final User alice;
  private final User bob;
  private final String topic = "t-" + UUID.randomUUID();

  BackstageClientsContract(RunningHeliograph heliograph, LocalBackstage backstage) {
    this.heliograph = heliograph;
    this.backstage = backstage;
    this.alice = heliograph.somebody();
    this.bob = heliograph.somebody();
  }

  static void start(ClientVersions versions, RunningHeliograph heliograph) throws IOException {
    clients = BackstageClients.start(versions, heliograph.notificationsService().at(""));
  }

  @Nested
  class InTheFrontend {
    @Test
    void getNotificationsReturnsTheListAndItsTotal() {
      String id = send("Hello");

      JsonNode list = client().call("getNotifications");

      assertThat(list.required("totalCount").intValue()).isPositive();
      assertThat(list.required("notifications").findValuesAsText("id")).contains(id);
    }

    @Test
    void getNotificationsPassesEveryOptionOn() {
      save(send(loud("Deploy 1")));
      save(send(loud("Deploy 2")));
      save(send(Sending.titled("Deploy 3").with("severity", "low")));
      send(loud("Deploy 4"));
      String options =
          """
          {
            "limit": 1,
            "offset": 1,
            "sort": "created",
            "sortOrder": "desc",
            "search": "DEPLOY",
            "read": false,
            "saved": true,
            "createdAfter": "2020-01-31T12:00:00.000Z",
            "minimumSeverity": "high",
            "topic": "%s"
          }
          """
              .formatted(topic);

      JsonNode list = client().call("getNotifications", options);

      assertThat(list.required("totalCount").intValue()).isEqualTo(2);
      assertThat(list.findValuesAsText("title")).containsExactly("Deploy 1");
    }

    @ParameterizedTest
    @CsvSource({"created", "topic", "origin"})
    void getNotificationsSortsByWhatThePageOffers(String sort) {
      send("1");
      send("2");
      String options = "{\"sort\":\"%s\",\"topic\":\"%s\"}".formatted(sort, topic);

      JsonNode list = client().call("getNotifications", options);

      assertThat(list.findValuesAsText("title")).containsExactly("2", "1");
    }

    @Test
    void getNotificationReturnsOne() {
      String id = send("Hello");

      JsonNode one = client().call("getNotification", quoted(id));

      assertThat(one).isEqualTo(heliograph.as(alice).get("/notifications/" + id).json());
    }

    @Test
    void getStatusCounts() {
      int before = client().call("getStatus").required("unread").intValue();
      send("Hello");

      assertThat(client().call("getStatus").required("unread").intValue()).isEqualTo(before + 1);
    }

    @Test
    void updateNotificationsMarks() {
      String id = send("Hello");

      JsonNode marked =
          client()
              .call(
                  "updateNotifications",
                  "{\"ids\":[\"%s\"],\"read\":true,\"saved\":true}".formatted(id));

      assertThat(marked.required(0).required("id").textValue()).isEqualTo(id);
      assertThat(marked.required(0).required("read").isTextual()).isTrue();
      assertThat(marked.required(0).required("saved").isTextual()).isTrue();
    }

    @Test
    void getTopicsPassesEveryOptionOn() {
      save(send(loud("Deploy")));
      send(loud("Deploy").with("topic", "not saved"));
      String options =
          """
          {
            "search": "deploy",
            "read": false,
            "saved": true,
            "createdAfter": "2020-01-31T12:00:00.000Z",
            "minimumSeverity": "high"
          }
          """;

      assertThat(client().call("getTopics", options))
          .isEqualTo(Http.json("{\"topics\":[\"%s\"]}".formatted(topic)));
      assertThat(client().call("getTopics").findValues("topics").toString())
          .contains(topic, "not saved");
    }

    @Test
    void settingsAreShownAndChosen() {
      send("Hello");
      JsonNode shown = client().call("getNotificationSettings");
      String chosen = shown.toString().replace("\"enabled\":true", "\"enabled\":false");

      JsonNode answered = client().call("updateNotificationSettings", chosen);

      assertThat(shown.at("/channels/0/origins/0/enabled").booleanValue()).isTrue();
      assertThat(answered).isEqualTo(Http.json(chosen));
      assertThat(client().call("getNotificationSettings")).isEqualTo(answered);
    }

    @Test
    void aFailureIsUnderstood() {
      JsonNode error = client().failure("getNotification", quoted("a/b ?"));

      assertThat(error.required("name").textValue()).isEqualTo("ResponseError");
      assertThat(error.required("statusCode").intValue()).isEqualTo(404);
      assertThat(error.at("/cause/name").textValue()).isEqualTo("NotFoundError");
      assertThat(error.at("/cause/message").textValue()).isEqualTo("No such notification");
    }

    @ParameterizedTest
    @CsvSource({"not a token, 401, AuthenticationError", "of a plugin, 403, NotAllowedError"})
    void aTokenThatIsNoUsersIsAFailure(String kind, int status, String name) {
      String token = kind.equals("of a plugin") ? pluginToken() : "x";

      JsonNode error = clients.frontend(token).failure("getStatus");

      assertThat(error.required("statusCode").intValue()).isEqualTo(status);
      assertThat(error.at("/cause/name").textValue()).isEqualTo(name);
    }

    private BackstageClients.Client client() {
      backstage.owns(alice.ref(), alice.ref());
      return clients.frontend(backstage.userToken(alice.ref()));
    }

    private Sending loud(String title) {
      return Sending.titled(title).with("severity", "critical");
    }

    private String send(String title) {
      return send(Sending.titled(title));
    }

    private String send(Sending sending) {
      Sending topical = sending.payload().has("topic") ? sending : sending.with("topic", topic);
      return heliograph.asService().idOf(topical.to(alice));
    }

    private void save(String id) {
      heliograph.notifications().update(alice, List.of(id), "saved", true);
    }

    private String quoted(String text) {
      return '"' + text + '"';
    }
  }

  @Nested
  class InABackEnd {
    @Test
    void aUserIsReached() {
      send(sending().to(alice));

      assertThat(received(alice).required(0).required("origin").textValue())
          .isEqualTo("plugin:catalog");
    }

    @Test
    void severalAreReachedAndSomeAreExcluded() {
      User carol = heliograph.somebody();

      send(sending().to(alice, bob, carol).excluding(bob.ref()));

      assertThat(received(alice)).hasSize(1);
      assertThat(received(bob)).isEmpty();
      assertThat(received(carol)).hasSize(1);
    }

    @Test
    void aGroupIsReached() {
      send(sending().to("group:default/contract-team"));

      assertThat(received(heliograph.named("cleo"))).hasSize(1);
    }

    @Test
    void everybodyIsReached() {
      send(sending().toEverybody());

      assertThat(received(alice)).hasSize(1);
      assertThat(received(bob)).isEqualTo(received(alice));
    }

    @Test
    void aScopeReplaces() {
      send(sending().to(alice).with("scope", "s"));
      send(sending().to(alice).with("scope", "s").with("description", "second"));

      assertThat(received(alice)).hasSize(1);
      assertThat(received(alice).at("/0/payload/description").textValue()).isEqualTo("second");
    }

    @Test
    void everyFieldArrives() {
      Sending everything =
          sending()
              .to(alice)
              .with("description", "D")
              .with("link", "/catalog")
              .with("severity", "critical")
              .with("scope", "s")
              .with("icon", "i")
              .withJson("metadata", "{\"backstage.io/body.markdown\":\"**D**\"}");

      send(everything);

      assertThat(received(alice).at("/0/payload")).isEqualTo(everything.payload());
    }

    @Test
    void nobodyIsNoFailure() {
      send(sending().toNobody());
    }

    @ParameterizedTest
    @CsvSource({"'', 400", "x, 401"})
    void aFailureIsThrown(String token, int status) {
      var client = clients.backend(token.isEmpty() ? pluginToken() : token);

      JsonNode error = client.failure("send", sending().to("without-a-kind").json());

      assertThat(error.required("message").textValue())
          .isEqualTo("Failed to send notifications: Error: Request failed with status " + status);
    }

    private Sending sending() {
      return Sending.titled("T").with("topic", topic);
    }

    private void send(Sending sending) {
      clients.backend(pluginToken()).call("send", sending.json());
    }

    private JsonNode received(User user) {
      return heliograph.as(user).get("?topic=" + topic).json().required("notifications");
    }
  }

  private String pluginToken() {
    return backstage.pluginToken("catalog", "notifications");
  }
}

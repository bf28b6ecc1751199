package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.harness.product.Verdict;
import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.RawHttpClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.SharedHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 1.10: the settings that a user sees, and the effect of a choice. */
@WithSharedHeliograph
@Timeout(60)
class SettingsContractIT {
  private static final String NOTHING_TO_CHOOSE =
      "{\"channels\":[{\"id\":\"Web\",\"origins\":[]}]}";

  private final RunningHeliograph heliograph;
  private final User alice;

  SettingsContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @AfterEach
  void closeSockets() {
    heliograph.closeSockets();
  }

  @Nested
  class Showing {
    @Test
    void aNewUserHasNothingToChoose() {
      heliograph.asService().idOf(Sending.titled("T").toEverybody());

      assertThat(settings()).isEqualTo(Http.json(NOTHING_TO_CHOOSE));
    }

    @Test
    void originsAndTopicsAreThoseOfWhatThePersonGotAndAreOn() {
      send(Sending.titled("1").with("topic", "deploy"));
      send(Sending.titled("2").with("topic", "build"));
      send(Sending.titled("3"));

      assertThat(settings())
          .isEqualTo(
              web(
                  """
                  {"id": "%s", "enabled": true, "topics": [
                    {"id": "build", "enabled": true},
                    {"id": "deploy", "enabled": true}]}
                  """
                      .formatted(RunningHeliograph.ORIGIN)));
    }
  }

  @Nested
  class Choosing {
    @Test
    void theAnswerIsWhatIsShownFromThenOn() {
      send(Sending.titled("T").with("topic", "deploy"));
      JsonNode chosen = web(origin(RunningHeliograph.ORIGIN, false, "deploy", false));

      assertThat(choose(chosen)).isEqualTo(chosen);
      assertThat(settings()).isEqualTo(chosen);
    }

    @Test
    void whatIsShownCanBeSentBack() {
      send(Sending.titled("T").with("topic", "Deploy to Prod"));
      JsonNode shown = settings();

      assertThat(choose(shown)).isEqualTo(shown);
    }

    @Test
    void theTreeReplacesAllThatWasChosenBefore() {
      send(Sending.titled("T").with("topic", "deploy"));
      choose(web(origin(RunningHeliograph.ORIGIN, false, "deploy", false)));

      choose(web(origin(RunningHeliograph.ORIGIN, true, "deploy", true)));

      assertThat(sentTo("deploy")).hasSize(1);
    }

    @Test
    void aTopicIsOffWithItsOrigin() {
      JsonNode answered = choose(web(origin("plugin:x", false, "deploy", true)));

      assertThat(answered).isEqualTo(web(origin("plugin:x", false, "deploy", false)));
    }

    @Test
    void aChannelCannotBeSwitchedAsAWhole() {
      String tree = "{\"channels\":[{\"id\":\"Web\",\"enabled\":false,\"origins\":[]}]}";

      assertThat(choose(Http.json(tree))).isEqualTo(Http.json(NOTHING_TO_CHOOSE));
      assertThat(sentTo("deploy")).hasSize(1);
    }

    /** Backstage deletes the settings and fails with 500. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"channels\":[]}", NOTHING_TO_CHOOSE})
    void noChoicesMeanTheDefaultsAgain(String tree) {
      choose(web(origin(RunningHeliograph.ORIGIN, false, "deploy", false)));

      assertThat(choose(Http.json(tree))).isEqualTo(Http.json(NOTHING_TO_CHOOSE));
      assertThat(sentTo("deploy")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "[]",
          "null",
          "{\"channels\":null}",
          "{\"channels\":[{\"id\":\"Email\",\"origins\":[]}]}",
          "{\"channels\":[{\"id\":\"Web\"}]}",
          "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":\"plugin:x\"}]}]}",
          "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"enabled\":true}]}]}",
          "{\"channels\":[{\"id\":\"Web\",\"origins\":[{\"id\":\"plugin:x\",\"enabled\":\"no\"}]}]}",
        })
    void aWrongTreeIsRefusedAndChangesNothing(String tree) {
      JsonNode chosen = web(origin("plugin:x", false, "deploy", false));
      choose(chosen);

      assertThat(heliograph.as(alice).post("/settings", tree).verdict()).isEqualTo(Verdict.INPUT);
      assertThat(settings()).isEqualTo(chosen);
    }
  }

  @Nested
  class Delivering {
    @Test
    void anOriginThatIsOffLeavesNoRowNoSignalAndNoPlaceInTheAnswer() {
      User bob = heliograph.somebody();
      SignalClient socket = heliograph.listen(alice);
      choose(web(origin(RunningHeliograph.ORIGIN, false, "deploy", false)));
      String topic = UUID.randomUUID().toString();

      JsonNode answered = send(Sending.titled("T").with("topic", topic).to(alice, bob));

      assertThat(answered.findValuesAsText("user")).containsExactly(bob.ref());
      assertThat(heliograph.as(alice).get("?limit=0&topic=" + topic).json().path("totalCount"))
          .isEqualTo(Http.json("0"));
      RawHttpClient wanted = heliograph.withToken(SharedHeliograph.OTHER_TOKEN);
      String next = wanted.idOf(Sending.titled("T").to(alice));
      socket.onlyFrameWith("/message/notification_id", next);
      assertThat(socket.framesWith("/message/notification/payload/topic", topic)).isEmpty();
    }

    @Test
    void aTopicThatIsOffLeavesTheOthers() {
      choose(web(origin(RunningHeliograph.ORIGIN, true, "deploy", false)));

      assertThat(sentTo("deploy")).isEmpty();
      assertThat(sentTo("build")).hasSize(1);
      assertThat(send(Sending.titled("none").to(alice))).hasSize(1);
    }

    @Test
    void otherOriginsStillArrive() {
      choose(web(origin(SharedHeliograph.OTHER_ORIGIN, false, "deploy", false)));

      assertThat(sentTo("deploy")).hasSize(1);
    }

    @Test
    void whoseEveryRecipientIsOffIsAnsweredWithNobody() {
      choose(web(origin(RunningHeliograph.ORIGIN, false, "deploy", false)));

      assertThat(sentTo("deploy")).isEqualTo(Http.json("[]"));
    }

    @Test
    void aBroadcastReachesEverybody() {
      choose(web(origin(RunningHeliograph.ORIGIN, false, "deploy", false)));

      String id = heliograph.asService().idOf(Sending.titled("T").toEverybody());

      assertThat(heliograph.as(alice).get("/notifications/" + id).verdict()).isEqualTo(Verdict.OK);
    }
  }

  /** Tests an instance with an origin that is off by default. */
  @Nested
  class Defaults {
    private final RunningService instance;
    private final RawHttpClient sender;

    Defaults(RunningService instance, LocalBackstage backstage) {
      this.instance = instance;
      this.sender = RawHttpClient.to(instance, backstage.pluginToken("opt-in", "notifications"));
    }

    @Test
    void theyAreShownToSomebodyWhoNeverGotAnything() {
      JsonNode shown = RawHttpClient.to(instance, alice.token()).get("/settings").json();

      assertThat(shown).isEqualTo(web(origin(SharedHeliograph.OPT_IN_ORIGIN, false)));
    }

    /** In Backstage the shown setting may differ from the effective one. */
    @Test
    void whatIsShownAsOffIsNotDelivered() {
      assertThat(sender.post("", Sending.titled("T").to(alice)).json()).isEmpty();
    }

    @Test
    void aChoiceBeatsThem() {
      choose(web(origin(SharedHeliograph.OPT_IN_ORIGIN, true)));

      assertThat(sender.post("", Sending.titled("T").to(alice)).json()).hasSize(1);
    }
  }

  private JsonNode settings() {
    return heliograph.as(alice).get("/settings").json();
  }

  private JsonNode choose(JsonNode tree) {
    return heliograph.as(alice).post("/settings", tree.toString()).json();
  }

  private JsonNode sentTo(String topic) {
    return send(Sending.titled("T").with("topic", topic));
  }

  /** Sends to Alice, unless the send has recipients. */
  private JsonNode send(Sending sending) {
    Sending addressed = sending.recipients().isEmpty() ? sending.to(alice) : sending;
    return heliograph.asService().post("", addressed).json();
  }

  private static JsonNode web(String origin) {
    return Http.json("{\"channels\":[{\"id\":\"Web\",\"origins\":[%s]}]}".formatted(origin));
  }

  private static String origin(String id, boolean enabled) {
    return "{\"id\":\"%s\",\"enabled\":%s,\"topics\":[]}".formatted(id, enabled);
  }

  private static String origin(String id, boolean enabled, String topic, boolean topicEnabled) {
    return "{\"id\":\"%s\",\"enabled\":%s,\"topics\":[{\"id\":\"%s\",\"enabled\":%s}]}"
        .formatted(id, enabled, topic, topicEnabled);
  }
}

package io.heliograph.notifications.settings;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.broadcast;
import static io.heliograph.notifications.Api.send;
import static io.heliograph.notifications.Api.titles;
import static io.heliograph.notifications.Api.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests a channel that is off by default, with one topic that is on, and a second channel. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(OptInIT.OptIn.class)
class OptInIT {
  private static final String DAN = "user:default/dan";

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void theDefaultsAreShownBeforeTheFirstNotification() {
    assertThat(as(DAN).get("/settings").asString())
        .isEqualTo(
            """
            {"channels":[{"id":"Web","enabled":false,"origins":[{"id":"external:ci",\
            "enabled":false,"topics":[{"id":"Outage","enabled":true}]}]},\
            {"id":"Email","enabled":true,"origins":[{"id":"external:ci",\
            "enabled":true,"topics":[{"id":"Outage","enabled":true}]}]}]}""");
  }

  @Test
  void nothingArrivesUntilItIsAskedForButWhatIsOn() {
    send(to(DAN, "{\"title\":\"1\"}")).body("", empty());
    send(to(DAN, "{\"title\":\"2\",\"topic\":\"outage\"}")).body("user", contains(DAN));

    choose("{\"id\":\"external:ci\",\"enabled\":true}");
    send(to(DAN, "{\"title\":\"3\"}")).body("user", contains(DAN));
  }

  @Test
  void aReadersChoiceBeatsTheDefault() {
    choose("{\"id\":\"external:ci\",\"enabled\":false}");

    send(to(DAN, "{\"title\":\"1\",\"topic\":\"Outage\"}")).body("", empty());
  }

  @Test
  void whatIsShownCanBeSentBackWithAllItsChannels() {
    String tree = as(DAN).get("/settings").asString();

    as(DAN)
        .body(tree)
        .post("/settings")
        .then()
        .statusCode(200)
        .body("channels.id", contains("Web", "Email"));
  }

  @Test
  void aBroadcastAsksNobody() {
    broadcast("{\"title\":\"B\"}");

    assertThat(titles(DAN, "")).containsExactly("B");
  }

  private static void choose(String origin) {
    as(DAN)
        .body("{\"channels\":[{\"id\":\"Web\",\"origins\":[%s]}]}".formatted(origin))
        .post("/settings")
        .then()
        .statusCode(200)
        .body("channels[1].origins[0].enabled", equalTo(true));
  }

  /** Configures the channels and the topic. */
  public static final class OptIn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "heliograph.settings.channels.web.enabled", "false",
          "heliograph.settings.channels.web.origins.ci.id", "external:ci",
          "heliograph.settings.channels.web.origins.ci.topics.outage.id", "Outage",
          "heliograph.settings.channels.web.origins.ci.topics.outage.enabled", "true",
          "heliograph.settings.channels.Email.enabled", "true");
    }
  }
}

package io.heliograph.notifications.sending;

import static io.heliograph.notifications.Api.to;
import static io.heliograph.notifications.Api.withToken;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.heliograph.notifications.RealStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Tests a service whose access is restricted to sends on one topic. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
class AccessIT {
  private static final String ALICE = "user:default/alice";

  @Test
  void whatIsAllowedIsSentAsItsSubject() {
    post(to(ALICE, "{\"title\":\"T\",\"topic\":\"deploys\"}"))
        .statusCode(200)
        .body("[0].origin", equalTo("external:narrow"));
  }

  @Test
  void anotherTopicIsForbidden() {
    post(to(ALICE, "{\"title\":\"T\",\"topic\":\"payments\"}"))
        .statusCode(403)
        .body("error.name", equalTo("NotAllowedError"))
        .body("detail", containsString("topic"));
  }

  @Test
  void noTopicIsForbidden() {
    post(to(ALICE, "{\"title\":\"T\"}"))
        .statusCode(403)
        .body("detail", containsString("payload.topic"));
  }

  @Test
  void everybodyIsForbidden() {
    post("{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"T\",\"topic\":\"deploys\"}}")
        .statusCode(403)
        .body("detail", containsString("broadcast"));
  }

  private static ValidatableResponse post(String body) {
    return withToken(RealStack.NARROW_TOKEN).body(body).post().then();
  }
}

package io.heliograph.notifications.http;

import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.to;
import static io.heliograph.notifications.Api.withToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.localstack.identity.TrustedBackstage;
import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
@QuarkusTestResource(TrustedBackstage.class)
class BackstageTokensIT {
  @Inject Tables tables;

  private static final String PLUGIN_ID = "notifications";

  private final String user = "user:default/" + UUID.randomUUID();
  private LocalBackstage backstage;

  @BeforeEach
  void findBackstage() {
    backstage = TrustedBackstage.tokens();
  }

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Test
  void aPluginSendsAndIsTheOrigin() {
    withToken(backstage.pluginToken("catalog", PLUGIN_ID))
        .body(to(user, "{\"title\":\"T\"}"))
        .post("/notifications")
        .then()
        .statusCode(200)
        .body("[0].origin", equalTo("plugin:catalog"));
  }

  @Test
  void aPluginHasNoInbox() {
    withToken(backstage.pluginToken("catalog", PLUGIN_ID)).get("/status").then().statusCode(403);
  }

  @Test
  void aTokenForAnotherPluginIs401() {
    withToken(backstage.pluginToken("catalog", "signals"))
        .get("/status")
        .then()
        .statusCode(401)
        .body("error.name", equalTo("AuthenticationError"));
  }

  @Test
  void aPluginReadsTheInboxOfTheUserItActsFor() {
    sendTo(user, "{\"title\":\"T\"}");

    withToken(backstage.pluginToken("home", PLUGIN_ID, user))
        .get("/notifications")
        .then()
        .statusCode(200)
        .body("notifications", hasSize(1))
        .body("notifications[0].user", equalTo(user));
  }

  @Test
  void aPluginThatActsForAUserMaySendNothing() {
    withToken(backstage.pluginToken("home", PLUGIN_ID, user))
        .body(to(user, "{\"title\":\"T\"}"))
        .post("/notifications")
        .then()
        .statusCode(403);
  }

  @Test
  void aUserWhoseTokenSaysNothingOfOwnershipReadsTheOwnInbox() {
    backstage.owns(user, user, "group:default/team");
    sendTo(user, "{\"title\":\"T\"}");

    withToken(backstage.userToken(user)).get("/status").then().body("unread", equalTo(1));
  }

  @Test
  void keysOutOfReachAre503WithinABoundedTime() {
    String token = backstage.pluginToken(TrustedBackstage.SILENT_PLUGIN, PLUGIN_ID);
    Instant start = Instant.now();

    withToken(token)
        .body(to(user, "{\"title\":\"T\"}"))
        .post("/notifications")
        .then()
        .statusCode(503)
        .header("WWW-Authenticate", nullValue())
        .header("Retry-After", "1")
        .body("error.name", equalTo("ServiceUnavailableError"))
        .body("error.message", equalTo("The token cannot be verified at present, try again"))
        .body("response.statusCode", equalTo(503));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }
}

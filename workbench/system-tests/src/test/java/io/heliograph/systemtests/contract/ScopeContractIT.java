package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.RawHttpClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.SharedHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks the contract, part 1.12: a send with a scope replaces the previous one, field by field.
 */
@WithSharedHeliograph
@Timeout(60)
class ScopeContractIT {
  private final RunningHeliograph heliograph;
  private final User alice;
  private final String scope = "s-" + UUID.randomUUID();

  ScopeContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @AfterEach
  void closeSockets() {
    heliograph.closeSockets();
  }

  @ParameterizedTest
  @EnumSource
  void idAndCreatedAreKept(Kind kind) {
    JsonNode first = send(to(kind, full("first")));

    JsonNode second = sendLater(first, to(kind, full("second")));

    assertThat(second.required("id")).isEqualTo(first.required("id"));
    assertThat(second.required("created")).isEqualTo(first.required("created"));
    assertThat(second.required("user")).isEqualTo(first.required("user"));
  }

  @ParameterizedTest
  @EnumSource
  void titleSeverityAndUpdatedAreReplaced(Kind kind) {
    JsonNode first = send(to(kind, full("first").with("severity", "critical")));

    JsonNode second = sendLater(first, to(kind, full("second")));

    assertThat(second.at("/payload/title").textValue()).isEqualTo("second");
    assertThat(second.at("/payload/severity").textValue()).isEqualTo("normal");
    assertThat(time(second, "updated")).isAfter(time(first, "created"));
  }

  @ParameterizedTest
  @EnumSource
  void descriptionLinkAndTopicAreReplacedIfTheyAreSent(Kind kind) {
    send(to(kind, full("first")));

    JsonNode second =
        send(
            to(
                kind,
                scoped("second")
                    .with("description", "new")
                    .with("link", "/new")
                    .with("topic", "new")));

    assertThat(second.at("/payload/description").textValue()).isEqualTo("new");
    assertThat(second.at("/payload/link").textValue()).isEqualTo("/new");
    assertThat(second.at("/payload/topic").textValue()).isEqualTo("new");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLeftOutStays(Kind kind) {
    JsonNode first = send(to(kind, full("first")));

    JsonNode second = send(to(kind, scoped("second")));

    for (String field : List.of("description", "link", "topic", "icon")) {
      assertThat(second.required("payload").required(field))
          .isEqualTo(first.required("payload").required(field));
    }
  }

  /** Backstage never changes the icon. */
  @ParameterizedTest
  @EnumSource
  void anIconIsReplacedIfItIsSent(Kind kind) {
    send(to(kind, full("first")));

    JsonNode second = send(to(kind, scoped("second").with("icon", "new")));

    assertThat(second.at("/payload/icon").textValue()).isEqualTo("new");
  }

  /** Backstage keeps a broadcast marked as read. */
  @ParameterizedTest
  @EnumSource
  void itIsUnreadAgainAndStaysSaved(Kind kind) {
    JsonNode first = send(to(kind, full("first")));
    JsonNode saved =
        heliograph
            .as(alice)
            .post(
                "/update",
                "{\"ids\":[%s],\"read\":true,\"saved\":true}".formatted(first.required("id")))
            .json()
            .required(0);

    send(to(kind, full("second")));

    JsonNode stored = stored(first);
    assertThat(stored.required("read").isNull()).isTrue();
    assertThat(stored.required("saved")).isEqualTo(saved.required("saved"));
  }

  /** Backstage returns the id of a broadcast that does not exist. */
  @ParameterizedTest
  @EnumSource
  void theAnswerIsWhatIsStored(Kind kind) {
    send(to(kind, full("first")));

    JsonNode second = send(to(kind, full("second")));

    assertThat(second).isEqualTo(stored(second));
  }

  @ParameterizedTest
  @EnumSource
  void theSignalIsThatOfANewOneWithTheOldId(Kind kind) {
    JsonNode first = send(to(kind, full("first")));
    SignalClient socket = heliograph.listen(alice);

    send(to(kind, full("second of " + scope)));

    JsonNode message =
        socket
            .onlyFrameWith("/message/notification/payload/title", "second of " + scope)
            .required("message");
    assertThat(message.required("action").textValue()).isEqualTo("new_notification");
    assertThat(message.required("notification_id")).isEqualTo(first.required("id"));
  }

  @ParameterizedTest
  @EnumSource
  void itsPlaceInTheListStays(Kind kind) {
    String topic = "t-" + UUID.randomUUID();
    send(to(kind, scoped("first").with("topic", topic)));
    send(to(kind, Sending.titled("between").with("topic", topic)));

    send(to(kind, scoped("second").with("topic", topic)));

    JsonNode list = heliograph.as(alice).get("?topic=" + topic).json();
    assertThat(list.findValuesAsText("title")).containsExactly("between", "second");
  }

  @ParameterizedTest
  @EnumSource
  void servicesDoNotShareAScope(Kind kind) {
    RawHttpClient other = heliograph.withToken(SharedHeliograph.OTHER_TOKEN);
    JsonNode first = send(to(kind, full("first")));

    String second = other.idOf(to(kind, full("second")));

    assertThat(second).isNotEqualTo(first.required("id").textValue());
    assertThat(stored(first).at("/payload/title").textValue()).isEqualTo("first");
  }

  @Test
  void peopleDoNotShareAScope() {
    User bob = heliograph.somebody();
    JsonNode alices = send(full("hers").to(alice));

    JsonNode both = heliograph.asService().post("", full("both").to(bob, alice)).json();

    assertThat(both.findValuesAsText("user")).containsExactly(bob.ref(), alice.ref());
    assertThat(both.required(0).has("updated")).isFalse();
    assertThat(both.required(1).required("id")).isEqualTo(alices.required("id"));
    assertThat(both.required(1)).isEqualTo(stored(alices));
  }

  @Test
  void aBroadcastDoesNotReplaceWhatIsPersonal() {
    JsonNode own = send(full("own").to(alice));

    JsonNode everyones = send(full("all").toEverybody());

    assertThat(everyones.required("id")).isNotEqualTo(own.required("id"));
  }

  @Test
  void withoutAScopeNothingIsReplaced() {
    JsonNode first = send(Sending.titled("T").to(alice));

    JsonNode second = send(Sending.titled("T").to(alice));

    assertThat(second.required("id")).isNotEqualTo(first.required("id"));
  }

  private Sending to(Kind kind, Sending sending) {
    return switch (kind) {
      case PERSONAL -> sending.to(alice);
      case BROADCAST -> sending.toEverybody();
    };
  }

  private Sending scoped(String title) {
    return Sending.titled(title).with("scope", scope);
  }

  private Sending full(String title) {
    return scoped(title)
        .with("description", "old")
        .with("link", "/old")
        .with("topic", "old")
        .with("icon", "old");
  }

  private JsonNode send(Sending sending) {
    return heliograph.asService().post("/notifications", sending).json().required(0);
  }

  /** Sends later than the millisecond of the first send. */
  private JsonNode sendLater(JsonNode first, Sending sending) {
    await().until(() -> Instant.now().isAfter(time(first, "created").plusMillis(1)));
    return send(sending);
  }

  private JsonNode stored(JsonNode answered) {
    String id = answered.required("id").textValue();
    return heliograph.as(alice).get("/notifications/" + id).json();
  }

  private static Instant time(JsonNode notification, String field) {
    return Instant.parse(notification.required(field).textValue());
  }

  /** The kinds of notifications, which are replaced in the same way. */
  enum Kind {
    PERSONAL,
    BROADCAST
  }
}

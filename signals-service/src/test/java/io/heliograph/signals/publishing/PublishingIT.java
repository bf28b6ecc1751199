package io.heliograph.signals.publishing;

import static io.heliograph.signals.Api.anonymous;
import static io.heliograph.signals.Api.asService;
import static io.heliograph.signals.Api.broadcast;
import static io.heliograph.signals.Api.publish;
import static io.heliograph.signals.Api.to;
import static io.heliograph.signals.Api.withToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.heliograph.signals.AsyncApiDocument;
import io.heliograph.signals.RealKafka;
import io.heliograph.signals.Records;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealKafka.class)
class PublishingIT {
  @Inject MeterRegistry meters;

  private final String user = "user:default/" + UUID.randomUUID();
  private final String channel = "channel-" + UUID.randomUUID();

  @Nested
  class Accepted {
    @Test
    void aSignalIsARecordWithEveryHeader() {
      try (var topic = RealKafka.follow("signals")) {
        publish(to(user, channel, "{\"a\":1}")).statusCode(202).body(equalTo("{}"));

        ConsumerRecord<String, String> record = topic.take(1).getFirst();

        assertThat(record.key()).isEqualTo(user);
        assertThat(record.value()).isEqualTo("{\"a\":1}");
        Map<String, String> headers = Records.headersOf(record);
        assertThat(headers)
            .hasSize(8)
            .containsEntry("ce_source", "/heliograph/signals/external:ci")
            .containsEntry("ce_type", "io.heliograph.signals.published")
            .containsEntry("ce_specversion", "1.0")
            .containsEntry("ce_channel", channel)
            .containsEntry("ce_recipient", user)
            .containsEntry("content-type", "application/json");
        assertThat(UUID.fromString(headers.get("ce_id")).version()).isEqualTo(7);
        assertThat(Instant.parse(headers.get("ce_time"))).isBefore(Instant.now());
        AsyncApiDocument.assertKey(record.key());
        AsyncApiDocument.assertHeaders("signalRecord", headers);
      }
    }

    @Test
    void severalRecipientsAreARecordEachAndTheSameOneIsOne() {
      String refs =
          "[\"%1$s\",\"USER:%2$s\",\"group:Team\",\"user:default/%2$s\"]"
              .formatted(user, user.substring(user.indexOf('/') + 1));
      try (var topic = RealKafka.follow("signals")) {
        publish(to(refs, channel, "1")).statusCode(202);

        assertThat(topic.take(2))
            .extracting(ConsumerRecord::key)
            .containsExactlyInAnyOrder(user, "group:default/team");
      }
    }

    @Test
    void refsWhoseMembersAreNotLookedUpAreInTheAnswer() {
      publish(to("[\"%s\",\"Group:team\",\"group:team\"]".formatted(user), channel, "1"))
          .statusCode(202)
          .body("notExpanded", contains("group:default/team"));
    }

    @Test
    void theTypeMayBeNamedAsInNotifications() {
      publish(to(user, channel, "1").replace("\"user\",", "\"entity\",")).statusCode(202);
    }

    @Test
    void aBroadcastHasOneKeyForAll() {
      try (var topic = RealKafka.follow("signals")) {
        publish(broadcast(channel, "1")).statusCode(202);

        ConsumerRecord<String, String> record = topic.take(1).getFirst();
        assertThat(record.key()).isEqualTo("*");
        assertThat(Records.headersOf(record)).containsEntry("ce_recipient", "*");
      }
    }

    @Test
    void aThousandRecipientsAreTaken() {
      try (var topic = RealKafka.follow("signals")) {
        publish(to(refs(1000), channel, "1")).statusCode(202);

        assertThat(topic.take(1000)).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
      }
    }

    @Test
    void nobodyIsNoMistake() {
      publish(to("[]", channel, "1")).statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "false",
          "0",
          "\"\"",
          "{\"a\":[null]}",
          "{\"ä\":\"😀\"}",
          "[1.0,1E+400,123456789012345678901234567890,0.1234567890123456789012345678901]"
        })
    void anyJsonButNullIsPassedOnAsItIs(String message) {
      try (var topic = RealKafka.follow("signals")) {
        publish(to(user, channel, message)).statusCode(202);

        assertThat(topic.take(1).getFirst().value()).isEqualTo(message);
      }
    }

    @Test
    void halfAnEmojiIsReplaced() {
      try (var topic = RealKafka.follow("signals")) {
        publish(to(user, channel, "\"\\ud83d!\"")).statusCode(202);

        assertThat(topic.take(1).getFirst().value()).isEqualTo("\"\ufffd!\"");
      }
    }

    @Test
    void itIsMeasured() {
      long before = meters.get("heliograph.signals.published").timer().count();

      publish(to(user, channel, "1")).statusCode(202);

      var timer = meters.get("heliograph.signals.published").timer();
      assertThat(timer.count()).isEqualTo(before + 1);
      assertThat(timer.max(TimeUnit.SECONDS)).isPositive();
      assertThat(meters.get("heliograph.signals.publishing.pending").gauge().value()).isZero();
    }
  }

  @Nested
  class Refused {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"channel\":\"c\",\"message\":1} | recipients: must not be null",
          "{\"recipients\":{\"type\":\"broadcast\"},\"message\":1} | channel: must not be null",
          "{\"recipients\":{\"type\":\"broadcast\"},\"channel\":\"c\"} | message: must not be null",
          "{\"recipients\":{\"type\":\"broadcast\"},\"channel\":\"c\",\"message\":null} | message: must",
          "{\"recipients\":{\"type\":\"broadcast\"},\"channel\":\"\",\"message\":1} | channel: size",
          "{\"recipients\":{\"type\":\"broadcast\"},\"channel\":5,\"message\":1} | channel: has the",
          "{\"recipients\":{\"type\":\"entities\"},\"channel\":\"c\",\"message\":1} | recipients: type must be",
          "{\"recipients\":{\"type\":\"user\"},\"channel\":\"c\",\"message\":1} | recipients.entityRef: must",
          "{\"recipients\":null,\"channel\":\"c\",\"message\":1} | recipients: must not be null",
          "{\"recipients\":\"user:default/a\",\"channel\":\"c\",\"message\":1} | recipients: type must be",
          "{ | The body is not valid JSON"
        })
    void aWrongBodyIsToldByField(String body, String detail) {
      publish(body)
          .statusCode(400)
          .body("error.name", equalTo("InputError"))
          .body("type", equalTo("urn:heliograph:problem:input"))
          .body("request.url", equalTo("/"))
          .body("detail", startsWith(detail));
    }

    @Test
    void aRefThatIsNone() {
      publish(to("alice", channel, "1"))
          .statusCode(400)
          .body("detail", startsWith("recipients.entityRef: "));
    }

    @Test
    void aChannelThatNobodyCanSubscribeTo() {
      publish(broadcast("x".repeat(256), "1")).statusCode(400);
      publish(broadcast("x".repeat(255), "1")).statusCode(202);
    }

    @Test
    void moreRecipientsThanAllowed() {
      String refs =
          String.join(",", Collections.nCopies(1000, "\"user:default/same\""))
              + IntStream.range(0, 1000)
                  .mapToObj(i -> ",\"%s-%d\"".formatted(user, i))
                  .collect(Collectors.joining());
      publish(to("[" + refs + "]", channel, "1"))
          .statusCode(400)
          .body("detail", equalTo("recipients.entityRef: at most 1000 at once"));
    }

    @Test
    void aMessageThatIsTooLarge() {
      publish(broadcast(channel, text(65_536))).statusCode(202);
      publish(broadcast(channel, text(65_537)))
          .statusCode(413)
          .body("error.name", equalTo("PayloadTooLargeError"))
          .body("detail", equalTo("message: send at most 65536 bytes"));
    }

    @Test
    void aMessageThatIsTooLargeForSoManyRecipients() {
      publish(to(refs(128), channel, text(65_536))).statusCode(202);
      publish(to(refs(129), channel, text(65_536)))
          .statusCode(413)
          .body("error.name", equalTo("PayloadTooLargeError"))
          .body(
              "detail",
              equalTo(
                  "message: 65536 bytes for each of 129 recipients; send at most 8388608 bytes in"
                      + " all"));
    }

    @Test
    void aBodyThatIsTooLarge() {
      publish(broadcast(channel, text(1 << 20)))
          .statusCode(413)
          .body("detail", containsString("1048576"));
    }

    @Test
    void anotherTypeThanJson() {
      asService().contentType(ContentType.TEXT).body("x").post().then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "NaN", "01", "\"\t\"", "{\"a\"}", "1 2"})
    void aMessageThatIsNoJson(String message) {
      publish(broadcast(channel, message)).statusCode(400);
    }

    @Test
    void aMessageThatNestsTooDeep() {
      publish(broadcast(channel, "[".repeat(200) + "]".repeat(200)))
          .statusCode(400)
          .body("detail", containsString("nested too deep"));
    }

    private static String text(int bytes) {
      return '"' + "x".repeat(bytes - 2) + '"';
    }
  }

  private String refs(int recipients) {
    return IntStream.range(0, recipients)
        .mapToObj(i -> "\"%s-%d\"".formatted(user, i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Nested
  class Callers {
    @ParameterizedTest
    @ValueSource(strings = {"wrong", "a.b.c"})
    void aWrongTokenIs401WithABody(String token) {
      withToken(token)
          .body(broadcast(channel, "1"))
          .post()
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", "Bearer")
          .body("error.name", equalTo("AuthenticationError"))
          .body("type", equalTo("urn:heliograph:problem:authentication"));
    }

    @Test
    void soIsNoToken() {
      anonymous()
          .body(broadcast(channel, "1"))
          .post()
          .then()
          .statusCode(401)
          .body("error.name", equalTo("AuthenticationError"));
    }

    @Test
    void aUserMayNotPublish() {
      withToken(RealKafka.userToken(user))
          .body(broadcast(channel, "1"))
          .post()
          .then()
          .statusCode(403)
          .body("detail", equalTo("Only services may do this: use a service token"));
    }

    @Test
    void nobodyPublishesWhatLooksLikeANotification() {
      publish(to(user, "notifications", "{\"action\":\"new_notification\"}"))
          .statusCode(403)
          .body("detail", equalTo("This service may not publish on the channel notifications"));
    }

    @Test
    void aRestrictedServiceMayDoWhatItMay() {
      assertThat(List.of(limited(to(user, "builds", "1")), limited(to(user, channel, "1"))))
          .containsExactly(202, 403);
      assertThat(limited(broadcast("builds", "1"))).isEqualTo(403);
    }

    private static int limited(String body) {
      return withToken(RealKafka.LIMITED_TOKEN).body(body).post().statusCode();
    }
  }

  @Nested
  class OtherMethods {
    @Test
    void aGetThatIsNoHandshakeIsToldSo() {
      asService()
          .get()
          .then()
          .statusCode(426)
          .header("Upgrade", equalTo("websocket"))
          .body("error.name", equalTo("UpgradeRequiredError"));
      withToken(RealKafka.userToken(user)).get().then().statusCode(426);
      anonymous().get().then().statusCode(401);
    }

    @Test
    void aPostIsNeverAHandshake() {
      withToken(RealKafka.userToken(user))
          .header("Upgrade", "websocket")
          .header("Connection", "Upgrade")
          .header("Sec-WebSocket-Version", "13")
          .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
          .body(broadcast(channel, "1"))
          .post()
          .then()
          .statusCode(400);
    }

    @Test
    void nothingElseIsThere() {
      asService().delete().then().statusCode(404).body(emptyString());
      asService().get("/nothing").then().statusCode(404).body(emptyString());
    }
  }
}

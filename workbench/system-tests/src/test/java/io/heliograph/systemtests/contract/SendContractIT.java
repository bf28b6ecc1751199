package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.harness.product.Verdict;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 1.11: the allowed content and recipients of a send, and its answer. */
@WithSharedHeliograph
@Timeout(60)
class SendContractIT {
  private final RunningHeliograph heliograph;
  private final User alice;
  private final User bob;

  SendContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
    this.bob = heliograph.somebody();
  }

  @Nested
  class Recipients {
    @Test
    void oneRefMayBeATextOrAListOfOne() {
      assertThat(usersOf(recipients("\"entityRef\":\"%s\"".formatted(alice.ref()))))
          .containsExactly(alice.ref());
      assertThat(usersOf(recipients("\"entityRef\":[\"%s\"]".formatted(alice.ref()))))
          .containsExactly(alice.ref());
    }

    @Test
    void theAnswerIsInTheOrderOfTheRecipients() {
      List<User> people = heliograph.people(5);
      User[] reversed = people.reversed().toArray(User[]::new);

      JsonNode answered = send(Sending.titled("T").to(reversed)).json();

      assertThat(answered.findValuesAsText("user"))
          .containsExactlyElementsOf(people.reversed().stream().map(User::ref).toList());
    }

    @Test
    void aBroadcastIsAnsweredWithOneElement() {
      assertThat(send(Sending.titled("T").toEverybody()).json()).hasSize(1);
    }

    @Test
    void nobodyIsNoMistake() {
      assertThat(send(Sending.titled("T").toNobody()).json()).isEqualTo(Http.json("[]"));
      assertThat(send(Sending.titled("T").to("group:default/no-such")).json())
          .isEqualTo(Http.json("[]"));
    }

    /** A catalog may contain no users. */
    @Test
    void aUserWhomNobodyKnowsHasAnInbox() {
      String id = heliograph.asService().idOf(Sending.titled("T").to(alice));

      assertThat(heliograph.as(alice).get("/notifications/" + id).verdict()).isEqualTo(Verdict.OK);
    }

    /** Backstage writes rows that no user can read. */
    @ParameterizedTest
    @ValueSource(strings = {"USER:DEFAULT/%s", "User:default/%s", "user:%s", "uSeR:%s"})
    void aRefReachesItsUserHoweverItIsWritten(String written) {
      String name = alice.ref().substring(alice.ref().indexOf('/') + 1);
      String ref = written.formatted(name.toUpperCase(Locale.ROOT));

      JsonNode answered = send(Sending.titled("T").to(alice.ref(), ref)).json();

      assertThat(answered.findValuesAsText("user")).containsExactly(alice.ref());
    }

    @Test
    void oneWrongRefRefusesTheWholeRequest() {
      Http.Answer answer = send(Sending.titled("T").to(alice.ref(), "without-a-kind"));

      assertThat(answer.verdict()).isEqualTo(Verdict.INPUT);
      assertThat(personal(alice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"entityRef\":\"\"",
          "\"entityRef\":null",
          "\"entityRef\":[null]",
          "\"entityRef\":5",
          "\"entityRef\":{}",
          "\"entityRefs\":[\"user:default/a\"]",
          "\"entityRef\":\"user:default/a\",\"excludeEntityRef\":\"a\"",
          "\"entityRef\":\"user:default/a\",\"excludeEntityRef\":null",
        })
    void wrongRecipientsAreRefused(String fields) {
      assertThat(recipients(fields).verdict()).isEqualTo(Verdict.INPUT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "null",
          "{}",
          "[]",
          "\"broadcast\"",
          "{\"type\":\"everybody\"}",
          "{\"type\":\"Broadcast\"}",
          "{\"type\":\"entities\",\"entityRefs\":[\"user:default/a\"]}",
          "[{\"type\":\"broadcast\"}]",
        })
    void anUnknownKindOfRecipientsIsRefused(String recipients) {
      String body = "{\"recipients\":%s,\"payload\":{\"title\":\"T\"}}".formatted(recipients);

      assertThat(heliograph.asService().post("", body).verdict()).isEqualTo(Verdict.INPUT);
    }

    private Http.Answer recipients(String fields) {
      return heliograph
          .asService()
          .post(
              "",
              "{\"recipients\":{\"type\":\"entity\",%s},\"payload\":{\"title\":\"T\"}}"
                  .formatted(fields));
    }

    private List<String> usersOf(Http.Answer answer) {
      return answer.json().findValuesAsText("user");
    }
  }

  @Nested
  class Payload {
    @ParameterizedTest
    @CsvSource({
      "title, 255, 200",
      "title, 256, 400",
      "topic, 255, 200",
      "topic, 256, 400",
      "scope, 255, 200",
      "scope, 256, 400",
      "icon, 255, 200",
      "icon, 256, 400",
      "description, 100000, 200",
    })
    void aTextFitsOrIsRefused(String field, int length, int status) {
      Sending sending = Sending.titled("T").to(alice).with(field, "ü".repeat(length));

      assertThat(send(sending).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"{}", "{\"title\":\"\"}", "{\"title\":null}", "{\"title\":7}", "[]", "null"})
    void aTitleIsNeeded(String payload) {
      String body = "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":%s}".formatted(payload);

      assertThat(heliograph.asService().post("", body).verdict()).isEqualTo(Verdict.INPUT);
    }

    @Test
    void theSenderDecidesNeitherIdNorTimeNorMarksNorOwner() {
      String someId = UUID.randomUUID().toString();
      String past = "2001-01-01T00:00:00.000Z";
      Sending sending =
          Sending.titled("T")
              .to(alice)
              .with("id", someId)
              .with("created", past)
              .with("read", past)
              .with("saved", past)
              .with("user", bob.ref());

      String id = heliograph.asService().idOf(sending);

      JsonNode stored = heliograph.as(alice).get("/notifications/" + id).json();
      assertThat(id).isNotEqualTo(someId);
      assertThat(stored.required("created").textValue()).isGreaterThan(past);
      assertThat(stored.required("read").isNull()).isTrue();
      assertThat(stored.required("saved").isNull()).isTrue();
      assertThat(stored.required("user").textValue()).isEqualTo(alice.ref());
    }
  }

  @Nested
  class Links {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "/catalog",
          "/catalog/default/component/a?b=c#d",
          "catalog",
          "?id=1",
          "#top",
          "./a",
          "../a",
          "http://example.com",
          "https://example.com/a?b=c#d",
          "HTTPS://EXAMPLE.COM",
          "https://example.com:8443/ü",
        })
    void aLinkIntoTheAppOrTheWebIsKeptAsItIs(String link) {
      String id = heliograph.asService().idOf(Sending.titled("T").to(alice).with("link", link));

      JsonNode stored = heliograph.as(alice).get("/notifications/" + id).json();
      assertThat(stored.at("/payload/link").textValue()).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "javascript:alert(1)",
          "JavaScript:alert(1)",
          "data:text/html,x",
          "ftp://example.com",
          "mailto:a@example.com",
          "file:///etc/passwd",
          "//evil.example/x",
          "/\\\\evil.example/x",
          "http://",
          "https:",
        })
    void anotherLinkIsRefused(String link) {
      Http.Answer answer = send(Sending.titled("T").to(alice).with("link", link));

      assertThat(answer.verdict()).isEqualTo(Verdict.INPUT);
      assertThat(personal(alice)).isEmpty();
    }
  }

  private Http.Answer send(Sending sending) {
    return heliograph.asService().post("/notifications", sending);
  }

  /** Returns the notifications in the inbox of a user without broadcasts. */
  private List<JsonNode> personal(User user) {
    return heliograph
        .notifications()
        .list(user)
        .required("notifications")
        .valueStream()
        .filter(one -> !one.required("user").isNull())
        .toList();
  }
}

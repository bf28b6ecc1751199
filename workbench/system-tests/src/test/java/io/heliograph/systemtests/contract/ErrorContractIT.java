package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.harness.product.Verdict;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.OtherSession;
import io.heliograph.systemtests.harness.RawHttpClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 1.3: the form of an error, with one test for each error. */
@WithSharedHeliograph
@Timeout(60)
class ErrorContractIT {
  private static final String INBOXES_ARE_LOCKED = "LOCK TABLE person IN ACCESS EXCLUSIVE MODE";

  private final RunningHeliograph heliograph;
  private final User alice;

  ErrorContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @Nested
  class Body {
    @Test
    void itIsTheEnvelopeAndAProblemDetailInOne() {
      Http.Answer answer = heliograph.as(alice).get("/notifications?x=1");

      JsonNode body = Http.json(answer.text());
      String message = body.at("/error/message").textValue();
      assertThat(message).contains("x");
      assertThat(body)
          .isEqualTo(
              Http.json(
                  """
                  {
                    "error": {"name": "InputError", "message": "%1$s"},
                    "request": {"method": "GET", "url": "/notifications?x=1"},
                    "response": {"statusCode": 400},
                    "type": "urn:heliograph:problem:input",
                    "title": "Bad Request",
                    "status": 400,
                    "detail": "%1$s"
                  }
                  """
                      .formatted(message)));
    }

    @ParameterizedTest
    @CsvSource({
      "?x=1, /?x=1",
      "/?x=1, /?x=1",
      "/status?x=%20a%2Cb, /status?x=%20a%2Cb",
      "/notifications/1, /notifications/1",
      "/1, /1",
    })
    void theAddressInItIsRelativeToTheMount(String path, String shown) {
      JsonNode body = Http.json(heliograph.as(alice).get(path).text());

      assertThat(body.at("/request/url").textValue()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/status", "/notifications?x=1", "/notifications/1"})
    void itIsJsonForEverybody(String path) {
      Http.Answer unknownCaller = heliograph.anonymously().get(path);
      Http.Answer service = heliograph.asService().get(path);

      assertThat(unknownCaller.header("Content-Type")).startsWith("application/json");
      assertThat(service.header("Content-Type")).startsWith("application/json");
      assertThat(Http.json(unknownCaller.text()).at("/response/statusCode").intValue())
          .isEqualTo(401);
    }

    @Test
    void aTooLongTitleShowsNothingOfTheDatabase() {
      Sending tooLong = Sending.titled("x".repeat(300));

      for (Sending sending : new Sending[] {tooLong.to(alice), tooLong.toEverybody()}) {
        Http.Answer answer = heliograph.asService().post("", sending);

        assertThat(answer.verdict()).isEqualTo(Verdict.INPUT);
        assertThat(answer.text()).contains("payload.title").doesNotContainIgnoringCase("insert");
      }
    }
  }

  @Nested
  class Table {
    @Test
    void input() {
      assertThat(heliograph.as(alice).get("/status?x=1").verdict())
          .isEqualTo(new Verdict(400, "InputError"));
    }

    @Test
    void authentication() {
      assertThat(heliograph.withToken("x").get("/status").verdict())
          .isEqualTo(new Verdict(401, "AuthenticationError"));
    }

    @Test
    void notAllowed() {
      assertThat(heliograph.asService().get("/status").verdict())
          .isEqualTo(new Verdict(403, "NotAllowedError"));
    }

    @Test
    void notFound() {
      assertThat(heliograph.as(alice).get("/notifications/" + UUID.randomUUID()).verdict())
          .isEqualTo(new Verdict(404, "NotFoundError"));
    }

    @Test
    void notAcceptable() {
      assertThat(heliograph.as(alice).with("Accept", "text/html").get("/status").verdict())
          .isEqualTo(new Verdict(406, "NotAcceptableError"));
    }

    @Test
    void conflict() throws SQLException {
      RawHttpClient sender =
          heliograph.asService().with("Idempotency-Key", UUID.randomUUID().toString());
      Sending sending = Sending.titled("T").to(alice);
      CompletableFuture<Http.Answer> first;

      try (var other = OtherSession.holding(heliograph.postgres(), INBOXES_ARE_LOCKED)) {
        first = CompletableFuture.supplyAsync(() -> sender.post("", sending));
        other.awaitSomebodyWaiting();

        Http.Answer second = sender.post("", sending);

        assertThat(second.verdict()).isEqualTo(new Verdict(409, "ConflictError"));
        assertThat(second.header("Retry-After")).isEqualTo("1");
      }
      assertThat(first.join().verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void tooLarge() {
      Sending tooLarge = Sending.titled("T").to(alice).with("x", "x".repeat(1024 * 1024));

      assertThat(heliograph.asService().post("", tooLarge).verdict())
          .isEqualTo(new Verdict(413, "PayloadTooLargeError"));
    }

    @Test
    void keyReused() {
      RawHttpClient sender =
          heliograph.asService().with("Idempotency-Key", UUID.randomUUID().toString());
      sender.post("", Sending.titled("One").to(alice));

      assertThat(sender.post("", Sending.titled("Two").to(alice)).verdict())
          .isEqualTo(new Verdict(422, "UnprocessableContentError"));
    }

    @Test
    void internal() throws SQLException {
      var database = heliograph.postgres();
      OtherSession.run(database, "ALTER TABLE broadcast_state RENAME TO gone");
      try {
        Http.Answer answer = heliograph.as(alice).get("/notifications?saved=true");

        assertThat(answer.verdict()).isEqualTo(new Verdict(500, "InternalServerError"));
        assertThat(answer.text()).doesNotContain("broadcast_state");
      } finally {
        OtherSession.run(database, "ALTER TABLE gone RENAME TO broadcast_state");
      }
    }

    @Test
    void unavailable() throws SQLException {
      try (var other = OtherSession.holding(heliograph.postgres(), INBOXES_ARE_LOCKED)) {
        var answer =
            CompletableFuture.supplyAsync(
                () -> heliograph.asService().post("", Sending.titled("T").to(alice)));
        other.awaitSomebodyWaiting().cancelThoseWaiting();

        assertThat(answer.join().verdict()).isEqualTo(new Verdict(503, "ServiceUnavailableError"));
        assertThat(answer.join().header("Retry-After")).isEqualTo("1");
      }
    }
  }
}

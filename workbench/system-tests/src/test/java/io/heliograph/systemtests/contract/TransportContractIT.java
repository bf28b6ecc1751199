package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.harness.product.Verdict;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RawHttpClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.SharedHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, parts 1.1 and 1.6: the mount, its paths and their older names. */
@WithSharedHeliograph
@Timeout(60)
class TransportContractIT {
  private static final String JSON = "application/json";

  private final RunningHeliograph heliograph;
  private final User alice;

  TransportContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/notifications"})
  void aListIsAtTheRootWithAndWithoutItsSlashAndBelow(String path) {
    String id = heliograph.asService().idOf(Sending.titled("T").to(alice));

    Http.Answer answer = heliograph.as(alice).get(path);

    assertThat(answer.json().required("notifications").findValuesAsText("id")).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "/?limit=0", "/notifications?limit=0"})
  void aListTakesItsParametersOnAllItsPaths(String path) {
    Http.Answer answer = heliograph.as(alice).get(path);

    assertThat(answer.json().required("notifications")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/notifications"})
  void aSendIsTakenAtTheRootWithAndWithoutItsSlashAndBelow(String path) {
    Http.Answer answer = heliograph.asService().post(path, Sending.titled("T").to(alice));

    assertThat(answer.json()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/notifications/"})
  void oneNotificationIsAtBothPaths(String path) {
    String id = heliograph.asService().idOf(Sending.titled("T").to(alice));

    Http.Answer answer = heliograph.as(alice).get(path + id);

    assertThat(answer.json().required("id").textValue()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/update", "/notifications/update"})
  void anUpdateIsTakenAtBothPaths(String path) {
    String id = heliograph.asService().idOf(Sending.titled("T").to(alice));

    Http.Answer answer =
        heliograph.as(alice).post(path, "{\"ids\":[\"%s\"],\"read\":true}".formatted(id));

    assertThat(answer.json().required(0).required("read").isTextual()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/notifications", "/status", "/topics", "/settings"})
  void whatIsReadIsAnsweredWith200AndJson(String path) {
    assertIsJson(heliograph.as(alice).get(path));
  }

  @Test
  void whatIsCreatedIsAnsweredWith200AndJson() {
    assertIsJson(heliograph.asService().post("", Sending.titled("T").to(alice)));
  }

  @Test
  void whatIsUpdatedIsAnsweredWith200AndJson() {
    assertIsJson(heliograph.as(alice).post("/notifications/update", "{\"ids\":[]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/notifications/", "/status/", "/topics/", "/settings/"})
  void aSlashAtTheEndMakesNoDifference(String path) {
    assertIsJson(heliograph.as(alice).get(path));
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /notifications",
    "PUT, /notifications",
    "PATCH, /notifications",
    "DELETE, /notifications/8d4e7a5c-3a57-4fd8-9d39-d4f9a62fc2e8",
    "PATCH, /notifications/8d4e7a5c-3a57-4fd8-9d39-d4f9a62fc2e8",
    "POST, /status",
    "POST, /topics",
    "PUT, /settings",
    "DELETE, /settings",
    "GET, /notifications/a/b",
    "GET, /status/a",
    "POST, /notifications/a/b",
  })
  void thereIsNothingElse(String method, String path) {
    Http.Answer answer = heliograph.as(alice).call(method, path, "");

    assertThat(answer.verdict()).isEqualTo(Verdict.NOTHING_THERE);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void theDocumentOfTheApiIsForEveryCallerWhoIsKnown() {
    Http.Answer answer = heliograph.as(alice).get("/openapi.json");

    assertIsJson(answer);
    assertThat(answer.json().required("openapi").textValue()).startsWith("3.1");
    assertIsJson(heliograph.asService().get("/openapi.json"));
    assertThat(heliograph.anonymously().get("/openapi.json").verdict())
        .isEqualTo(Verdict.AUTHENTICATION);
  }

  @Test
  void aPageOfAnotherOriginMayAskBeforeItCalls() {
    Http.Answer answer =
        heliograph
            .anonymously()
            .with("Origin", SharedHeliograph.PAGE)
            .with("Access-Control-Request-Method", "POST")
            .with("Access-Control-Request-Headers", "authorization,content-type")
            .call("OPTIONS", "/notifications/update", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SharedHeliograph.PAGE);
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(answer.header("Access-Control-Allow-Headers"))
        .containsIgnoringCase("authorization")
        .containsIgnoringCase("content-type");
  }

  @Test
  void aPageOfAnotherOriginMayReadAnswersAndErrors() {
    RawHttpClient page = heliograph.as(alice).with("Origin", SharedHeliograph.PAGE);

    assertThat(page.get("/status").header("Access-Control-Allow-Origin"))
        .isEqualTo(SharedHeliograph.PAGE);
    assertThat(page.get("/status?x=1").header("Access-Control-Allow-Origin"))
        .isEqualTo(SharedHeliograph.PAGE);
  }

  /** Backstage fails with 500. */
  @Test
  void thereIsNoHealthBelowTheMount() {
    assertThat(heliograph.anonymously().get("/health").verdict()).isEqualTo(Verdict.AUTHENTICATION);
    assertThat(heliograph.as(alice).get("/health").verdict()).isEqualTo(Verdict.NOT_FOUND);
  }

  private static void assertIsJson(Http.Answer answer) {
    assertThat(answer.verdict()).isEqualTo(Verdict.OK);
    assertThat(answer.header("Content-Type")).startsWith(JSON);
  }
}

package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.harness.product.Verdict;
import io.heliograph.systemtests.client.Frames;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.client.SignalClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 1.9: marking as read and as saved. */
@WithSharedHeliograph
@Timeout(60)
class UpdateContractIT {
  private final RunningHeliograph heliograph;
  private final User alice;

  UpdateContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @AfterEach
  void closeSockets() {
    heliograph.closeSockets();
  }

  @ParameterizedTest
  @ValueSource(strings = {"personal", "broadcast"})
  void readAndSavedAreSetAndClearedOneByOne(String kind) {
    String id = one(kind);

    assertMarks(update("\"read\":true", id), true, false);
    assertMarks(update("\"saved\":true", id), true, true);
    assertMarks(update("\"read\":false", id), false, true);
    assertMarks(update("\"read\":true", id), true, true);
    assertMarks(update("\"saved\":false", id), true, false);
  }

  /** Backstage leaves a broadcast unread. */
  @ParameterizedTest
  @ValueSource(strings = {"personal", "broadcast"})
  void readAndSavedAreSetAndClearedTogether(String kind) {
    String id = one(kind);

    assertMarks(update("\"read\":true,\"saved\":true", id), true, true);
    assertMarks(update("\"read\":false,\"saved\":true", id), false, true);
    assertMarks(update("\"read\":true,\"saved\":false", id), true, false);
    assertMarks(update("\"read\":false,\"saved\":false", id), false, false);
  }

  @Test
  void whatIsNotMentionedIsLeftAlone() {
    String id = one("personal");
    update("\"read\":true,\"saved\":true", id);

    assertMarks(update("\"other\":true", id), true, true);
  }

  @Test
  void theMarksAreStored() {
    String id = one("personal");

    JsonNode answered = update("\"read\":true,\"saved\":true", id);

    assertThat(heliograph.as(alice).get("/notifications/" + id).json())
        .isEqualTo(answered.required(0));
  }

  @Test
  void theAnswerIsWhatTheCallerHasOfThemNewestFirst() {
    String oldest = one("personal");
    String middle = one("broadcast");
    String newest = one("personal");

    JsonNode answered = update("\"read\":true", oldest, newest, middle);

    assertThat(answered.findValuesAsText("id")).containsExactly(newest, middle, oldest);
  }

  @Test
  void anIdThatIsGivenTwiceIsAnsweredOnce() {
    String id = one("personal");

    assertThat(update("\"read\":true", id, id)).hasSize(1);
  }

  @Test
  void idsOfOthersAndUnknownOnesAreSkipped() {
    User bob = heliograph.somebody();
    String bobs = heliograph.asService().idOf(Sending.titled("T").to(bob));
    String own = one("personal");

    JsonNode answered = update("\"read\":true", bobs, UUID.randomUUID().toString(), own);

    assertThat(answered.findValuesAsText("id")).containsExactly(own);
    JsonNode untouched = heliograph.as(bob).get("/notifications/" + bobs).json();
    assertThat(untouched.required("read").isNull()).isTrue();
  }

  @Test
  void aBroadcastIsMarkedForTheCallerOnly() {
    String id = one("broadcast");

    update("\"read\":true,\"saved\":true", id);

    JsonNode bobs = heliograph.as(heliograph.somebody()).get("/notifications/" + id).json();
    assertMarks(Http.json("[" + bobs + "]"), false, false);
  }

  @Test
  void noIdsAreNoMistake() {
    assertThat(update("\"read\":true")).isEmpty();
  }

  /** Backstage fails with 500. */
  @Test
  void anIdThatIsNoUuidIsAMistakeAndNothingIsMarked() {
    String own = one("personal");

    Http.Answer answer =
        heliograph
            .as(alice)
            .post("/update", "{\"ids\":[\"%s\",\"1\"],\"read\":true}".formatted(own));

    assertThat(answer.verdict()).isEqualTo(Verdict.INPUT);
    JsonNode stored = heliograph.as(alice).get("/notifications/" + own).json();
    assertThat(stored.required("read").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void readIsOneSignalWithExactlyTheIdsThatWereSent(String read) {
    SignalClient socket = heliograph.listen(alice);
    List<String> ids = List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());

    update("\"read\":" + read, ids.toArray(String[]::new));

    String action = read.equals("true") ? "notification_read" : "notification_unread";
    assertThat(socket.onlyFrameWith("/message/action", action))
        .isEqualTo(Frames.update(action, ids));
  }

  @Test
  void noIdsAreASignalAsWell() {
    SignalClient socket = heliograph.listen(alice);

    update("\"read\":true");

    assertThat(socket.onlyFrameWith("/message/action", "notification_read"))
        .isEqualTo(Frames.update("notification_read", List.of()));
  }

  /** Backstage accepts fewer ids, although its page marks all notifications by listing each id. */
  @Test
  void thousandsOfIdsFitIntoOneRequest() {
    String own = one("personal");
    String[] ids = new String[10_000];
    Arrays.setAll(ids, i -> i == 0 ? own : UUID.randomUUID().toString());

    assertThat(update("\"read\":true", ids).findValuesAsText("id")).containsExactly(own);
  }

  private String one(String kind) {
    Sending sending = Sending.titled("T");
    return heliograph
        .asService()
        .idOf(kind.equals("broadcast") ? sending.toEverybody() : sending.to(alice));
  }

  private JsonNode update(String marks, String... ids) {
    String quoted =
        Arrays.stream(ids).map(id -> '"' + id + '"').collect(Collectors.joining(",", "[", "]"));
    String body = "{\"ids\":%s,%s}".formatted(quoted, marks);
    return heliograph.as(alice).post("/notifications/update", body).json();
  }

  private static void assertMarks(JsonNode answered, boolean read, boolean saved) {
    JsonNode only = answered.required(0);
    assertThat(answered).hasSize(1);
    assertThat(only.required("read").isTextual()).isEqualTo(read);
    assertThat(only.required("saved").isTextual()).isEqualTo(saved);
  }
}

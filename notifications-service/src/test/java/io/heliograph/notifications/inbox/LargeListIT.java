package io.heliograph.notifications.inbox;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.sendTo;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests lists that are larger than one read from the database. */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@TestProfile(LargeListIT.Narrow.class)
class LargeListIT {
  private static final String ALICE = "user:default/alice";
  private static final int MANY = 30;
  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  @Inject Tables tables;
  @Inject MeterRegistry metrics;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&orderField=title", "&orderField=description&orderField=id,desc"})
  void aListIsTheSameAsItsPartsReadOneByOne(String order) {
    fill(MANY, 100_000);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      ids.add(
          as(ALICE).get("/notifications?limit=1&offset=" + i + order).path("notifications[0].id"));
    }

    Response whole = as(ALICE).get("/notifications?offset=0" + order);

    String expected =
        ids.stream()
            .map(id -> as(ALICE).get("/notifications/" + id).asString())
            .collect(joining(",", "{\"totalCount\":" + MANY + ",\"notifications\":[", "]}"));
    assertThat(whole.asString()).isEqualTo(expected);
    whole.then().header("Transfer-Encoding", equalTo("chunked"));
  }

  @Test
  void aListHasAtMostTenThousandNotifications() {
    fill(10_001, 1);

    String list = as(ALICE).get("/notifications?limit=10001").asString();

    assertThat(list.split("\"title\":", -1)).hasSize(10_000 + 1);
  }

  @Test
  void metadataAndSmallOnesAreThereAsWell() {
    sendTo(ALICE, "{\"title\":\"small\",\"metadata\":{\"a\":[1,{\"b\":true}],\"c\":1.50}}");
    fill(20, 100_000);
    String id =
        sendTo(
            ALICE, "{\"title\":\"newest\",\"metadata\":{\"text\":\"" + "x".repeat(60_000) + "\"}}");

    JsonPath list = as(ALICE).get("/notifications").jsonPath();

    assertThat(list.<Map<String, ?>>get("notifications[0]"))
        .isEqualTo(as(ALICE).get("/notifications/" + id).jsonPath().getMap(""));
    assertThat(list.<Object>get("notifications[1].payload.metadata"))
        .isEqualTo(Map.of("a", List.of(1, Map.of("b", true)), "c", 1.5f));
  }

  /** The head is the same whether this service or the framework writes it. */
  @Test
  void anAnswerOfKnownSizeHasTheHeadOfASmallOne() {
    fill(2, 40_000);

    Response small = as(ALICE).get("/notifications?limit=1");
    Response larger = as(ALICE).get("/notifications");

    larger.then().header("Content-Length", equalTo(Integer.toString(larger.asByteArray().length)));
    assertThat(head(larger)).isEqualTo(head(small));
  }

  private static Map<String, String> head(Response answer) {
    var head = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    answer.headers().forEach(header -> head.put(header.getName(), header.getValue()));
    head.keySet().removeAll(Set.of("content-length", "transfer-encoding"));
    return head;
  }

  @Test
  void anUpdateAnswersAsMuchAsAList() {
    fill(MANY, 100_000);
    List<String> ids = as(ALICE).get("/notifications").path("notifications.id");

    String body = "{\"ids\":[\"%s\"],\"read\":true}".formatted(String.join("\",\"", ids));
    Response updated = as(ALICE).body(body).post("/notifications/update");

    assertThat(updated.<List<String>>path("id")).isEqualTo(ids);
    assertThat(updated.asString())
        .isEqualTo(
            ids.stream()
                .map(id -> as(ALICE).get("/notifications/" + id).asString())
                .collect(joining(",", "[", "]")));
    updated.then().body("[%d].read".formatted(MANY - 1), notNullValue());
  }

  @Test
  void whatIsDeletedMeanwhileIsMissing() throws Exception {
    fill(200, 100_000);
    try (var list = RawRequest.get(ALICE, "/notifications")) {
      list.read(1000);

      tables.run("DELETE FROM notification WHERE title = 'N1'");

      assertThat(list.readToItsEnd())
          .doesNotContain("\"N1\"")
          .contains("\"N2\"")
          .endsWith(LAST_CHUNK);
    }
  }

  @Test
  void anAnswerThatFailsInTheMiddleIsCut() throws Exception {
    fill(200, 100_000);
    try (var list = RawRequest.get(ALICE, "/notifications")) {
      list.read(1000);
      try (var lock = tables.holding("LOCK TABLE notification IN ACCESS EXCLUSIVE MODE")) {
        assertThat(list.readToItsEnd()).doesNotContain(LAST_CHUNK);
        lock.rollback();
      }
    }
    as(ALICE).get("/status").then().statusCode(200);
  }

  @Test
  void aClientThatTakesNothingIsCutAndHoldsNothing() throws Exception {
    fill(200, 100_000);
    try (var list = RawRequest.get(ALICE, "/notifications")) {
      list.read(1000);
      assertThat(held()).isPositive();

      await().until(() -> held() == 0);

      assertThat(list.readToItsEnd()).doesNotContain(LAST_CHUNK);
    }
  }

  @Test
  void whatIsTooMuchForAllTogetherIsRefused() throws Exception {
    fill(200, 100_000);
    try (var _ = begun("/notifications");
        var _ = begun("/notifications");
        var _ = begun("/notifications")) {

      as(ALICE)
          .get("/notifications")
          .then()
          .statusCode(503)
          .header("Retry-After", "1")
          .body("error.message", equalTo("Too many large answers are being read, try again"));
      as(ALICE).get("/notifications?limit=1").then().statusCode(200);
    }
    await().until(() -> held() == 0);
  }

  private static RawRequest begun(String path) throws IOException {
    RawRequest list = RawRequest.get(ALICE, path);
    list.read(1000);
    return list;
  }

  private double held() {
    return metrics.get("heliograph.answers.pending").gauge().value();
  }

  /** Inserts notifications. The first one is the newest. */
  private void fill(int count, int size) {
    tables.run(
        """
        INSERT INTO notification (id, user_ref, sequence, origin, created, title, description, severity)
        SELECT gen_random_uuid(), '%s', n, 'o', timestamptz '2026-01-01' - n * interval '1 minute',
          'N' || n, repeat(chr(97 + n %% 26), %d), n %% 4
        FROM generate_series(1, %d) AS n
        """
            .formatted(ALICE, size, count));
    tables.run(
        "INSERT INTO person (user_ref, sequence, unread, total) VALUES ('%s', 1000, %d, %d) ON CONFLICT (user_ref) DO UPDATE SET unread = person.unread + excluded.unread, total = person.total + excluded.total"
            .formatted(ALICE, count, count));
  }

  /** Configures small limits, so that a list of a test counts as large. */
  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "heliograph.answers.read-size", "1M",
          "heliograph.answers.max-pending-size", "4M",
          "heliograph.answers.write-timeout", "3s");
    }
  }
}

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
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 1.8: the counts, the topics and a single notification. */
@WithSharedHeliograph
@Timeout(60)
class ReadContractIT {
  private final RunningHeliograph heliograph;
  private final User alice;

  ReadContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @Nested
  class StatusPath {
    @Test
    void itIsTwoNumbersAndNothingElse() {
      JsonNode status = status();

      assertThat(status).hasSize(2);
      assertThat(status.required("unread").isInt()).isTrue();
      assertThat(status.required("read").isInt()).isTrue();
    }

    /** Existing broadcasts are unread for a new user. */
    @Test
    void aNewUserHasReadNothing() {
      JsonNode broadcasts = heliograph.as(alice).get("?limit=0").json();

      assertThat(status().required("read").intValue()).isZero();
      assertThat(status().required("unread")).isEqualTo(broadcasts.required("totalCount"));
    }

    @Test
    void personalOnesAndBroadcastsAreCountedTogether() {
      int before = status().required("unread").intValue();
      String own = heliograph.asService().idOf(Sending.titled("own").to(alice));
      String everyones = heliograph.asService().idOf(Sending.titled("all").toEverybody());

      assertThat(status().required("unread").intValue()).isEqualTo(before + 2);
      mark(own, everyones);

      assertThat(status().required("unread").intValue()).isEqualTo(before);
      assertThat(status().required("read").intValue()).isEqualTo(2);
    }

    private JsonNode status() {
      return heliograph.as(alice).get("/status").json();
    }
  }

  @Nested
  class TopicsPath {
    private final String prefix = UUID.randomUUID() + "-";

    @Test
    void theyAreDistinctAndAscendingAndThoseOfBroadcastsAreAmongThem() {
      send(topical("b").to(alice));
      send(topical("a").to(alice));
      send(topical("b").to(alice));
      send(topical("c").toEverybody());
      send(topical("d").to(heliograph.somebody()));
      send(Sending.titled(prefix).to(alice));

      assertThat(topics("?search=" + prefix))
          .containsExactly(prefix + "a", prefix + "b", prefix + "c");
    }

    @Test
    void withoutAFilterTheyAreThoseOfEverythingThatIsSeen() {
      send(topical("a").to(alice));

      assertThat(topics("")).contains(prefix + "a");
    }

    @Test
    void whoSeesNothingHasNone() {
      assertThat(heliograph.as(alice).get("/topics?search=" + prefix).json())
          .isEqualTo(Http.json("{\"topics\":[]}"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "read=false",
          "saved=true",
          "createdAfter=2999-01-01T00:00:00.000Z",
          "minimumSeverity=high"
        })
    void theyAreFilteredAsTheListIs(String parameter) {
      mark(send(topical("seen").to(alice)));
      save(send(topical("kept").to(alice)));
      send(topical("loud").to(alice).with("severity", "critical"));
      String query = "?search=" + prefix + "&" + parameter;

      JsonNode list = heliograph.as(alice).get(query + "&orderField=topic").json();

      assertThat(topics(query)).isEqualTo(list.findValuesAsText("topic")).hasSizeLessThan(3);
    }

    private Sending topical(String topic) {
      return Sending.titled(prefix).with("topic", prefix + topic);
    }

    private List<String> topics(String query) {
      JsonNode answer = heliograph.as(alice).get("/topics" + query).json();
      return answer.required("topics").valueStream().map(JsonNode::textValue).toList();
    }
  }

  @Nested
  class One {
    @Test
    void oneOfSomebodyElseIsNotFound() {
      String bobs = send(Sending.titled("T").to(heliograph.somebody()));

      assertThat(one(bobs)).isEqualTo(Verdict.NOT_FOUND);
    }

    @Test
    void aBroadcastIsEverybodys() {
      String id = send(Sending.titled("T").toEverybody());

      assertThat(one(id)).isEqualTo(Verdict.OK);
    }

    /** Backstage fails with 500 for an id that is not a UUID. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "8d4e7a5c-3a57-4fd8-9d39-d4f9a62fc2e8",
          "1",
          "x%2Fy",
          "%20",
          "undefined",
          "1-1-1-1-1"
        })
    void whatDoesNotExistIsNotFound(String id) {
      assertThat(one(id)).isEqualTo(Verdict.NOT_FOUND);
    }

    private Verdict one(String id) {
      return heliograph.as(alice).get("/notifications/" + id).verdict();
    }
  }

  private String send(Sending sending) {
    return heliograph.asService().idOf(sending);
  }

  private void mark(String... ids) {
    heliograph.notifications().update(alice, List.of(ids), "read", true);
  }

  private void save(String id) {
    heliograph.notifications().update(alice, List.of(id), "saved", true);
  }
}

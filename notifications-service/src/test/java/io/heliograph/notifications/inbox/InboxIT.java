package io.heliograph.notifications.inbox;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.broadcast;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.titles;
import static io.heliograph.notifications.Api.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class InboxIT {
  private static final String ALICE = "user:default/alice";
  private static final String BOB = "user:default/bob";

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Nested
  class Listing {
    @Test
    void aNewUserSeesAnEmptyList() {
      as(ALICE)
          .get("/notifications")
          .then()
          .statusCode(200)
          .body("totalCount", equalTo(0))
          .body("notifications", empty());
    }

    @Test
    void personalOnesAndBroadcastsAreOneListNewestFirst() {
      sendTo(ALICE, "{\"title\":\"first\"}");
      broadcast("{\"title\":\"second\"}");
      sendTo(ALICE, "{\"title\":\"third\"}");
      sendTo(BOB, "{\"title\":\"not hers\"}");

      assertThat(titles(ALICE, "")).containsExactly("third", "second", "first");
    }

    @Test
    void theOlderPathsAnswerTheSame() {
      String id = sendTo(ALICE, "{\"title\":\"T\"}");

      as(ALICE).get("/").then().statusCode(200).body("notifications.id", contains(id));
      as(ALICE).get("/" + id).then().statusCode(200).body("id", equalTo(id));
      as(ALICE)
          .body("{\"ids\":[\"%s\"],\"read\":true}".formatted(id))
          .post("/update")
          .then()
          .statusCode(200)
          .body("[0].read", notNullValue());
    }

    @Test
    void aPageIsPartOfAListWhoseTotalItShows() {
      for (int i = 1; i <= 5; i++) {
        sendTo(ALICE, "{\"title\":\"%d\"}".formatted(i));
      }

      assertThat(titles(ALICE, "?limit=2&offset=1")).containsExactly("4", "3");
      as(ALICE)
          .get("/notifications?limit=0")
          .then()
          .body("totalCount", equalTo(5))
          .body("notifications", empty());
      as(ALICE).get("/notifications?limit=2&topic=none").then().body("totalCount", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"'', 3", "limit=2, 3", "limit=2&offset=2, 3", "offset=9, 3", "limit=0, 3"})
    void aSearchShowsItsTotalWhateverItsPage(String page, int total) {
      for (int i = 1; i <= 3; i++) {
        sendTo(ALICE, "{\"title\":\"word %d\"}".formatted(i));
      }
      sendTo(ALICE, "{\"title\":\"other\"}");

      as(ALICE)
          .get("/notifications?search=word&" + page)
          .then()
          .statusCode(200)
          .body("totalCount", equalTo(total));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "?read=true               | seen",
          "?read=false              | kept,plain",
          "?saved=true              | kept",
          "?saved=false             | seen,plain",
          "?topic=ci                | kept",
          "?search=LAI              | plain",
          "?search=word             | kept",
          "?search=%25              | seen",
          "?search=_                | ''",
          "?minimumSeverity=high    | kept",
          "?minimumSeverity=low     | seen,kept,plain",
          "?createdAfter=2999-01-01 | ''",
          "?createdAfter=2999-01-01T10:00:00 | ''",
          "?createdAfter=2020-01-01T10:00%2B02:00&read=true | seen",
          "?createdAfter=2020-01-01T00:00:00.000Z&read=false&orderField=created%2Cdesc&search=w | kept",
          "?orderField=title        | kept,plain,seen",
          "?orderField=severity,desc&orderField=title,desc | kept,seen,plain"
        })
    void aListIsFilteredAndOrdered(String query, String expected) {
      sendTo(ALICE, "{\"title\":\"plain\"}");
      update(
          ALICE,
          "\"saved\":true",
          sendTo(
              ALICE,
              """
              {"title":"kept","description":"a Word","topic":"ci","severity":"critical"}\
              """));
      update(ALICE, "\"read\":true", sendTo(ALICE, "{\"title\":\"seen\",\"description\":\"5%\"}"));

      List<String> titles = expected.isEmpty() ? List.of() : List.of(expected.split(",", -1));
      as(ALICE)
          .urlEncodingEnabled(false)
          .get("/notifications" + query)
          .then()
          .statusCode(200)
          .body("totalCount", equalTo(titles.size()))
          .body("notifications.payload.title", equalTo(titles));
    }
  }

  @Nested
  class One {
    @Test
    void readingSomeoneElsesNotificationIsNotFound() {
      String id = sendTo(BOB, "{\"title\":\"T\"}");

      as(ALICE)
          .get("/notifications/" + id)
          .then()
          .statusCode(404)
          .body("error.name", equalTo("NotFoundError"));
    }

    @Test
    void anIdThatIsNoUuidIsNotFound() {
      as(ALICE).get("/notifications/health").then().statusCode(404);
      as(ALICE).get("/health").then().statusCode(404);
    }
  }

  @Nested
  class Counting {
    @Test
    void statusCountsPersonalOnesAndBroadcasts() {
      String one = sendTo(ALICE, "{\"title\":\"1\"}");
      sendTo(ALICE, "{\"title\":\"2\"}");
      String everyones = broadcast("{\"title\":\"3\"}");
      broadcast("{\"title\":\"4\"}");

      update(ALICE, "\"read\":true", one, everyones);

      as(ALICE).get("/status").then().body("unread", equalTo(2)).body("read", equalTo(2));
      as(BOB).get("/status").then().body("unread", equalTo(2)).body("read", equalTo(0));
    }

    @Test
    void doingItTwiceCountsOnce() {
      String one = sendTo(ALICE, "{\"title\":\"1\"}");

      update(ALICE, "\"read\":true", one);
      update(ALICE, "\"read\":true", one, one);
      as(ALICE).get("/status").then().body("unread", equalTo(0)).body("read", equalTo(1));

      update(ALICE, "\"read\":false", one);
      update(ALICE, "\"read\":false", one);
      as(ALICE).get("/status").then().body("unread", equalTo(1)).body("read", equalTo(0));
    }
  }

  @Nested
  class Updating {
    @Test
    void theAnswerIsWhatChangedNewestFirst() {
      String older = sendTo(ALICE, "{\"title\":\"1\"}");
      String newer = sendTo(ALICE, "{\"title\":\"2\"}");

      update(ALICE, "\"read\":true", older, newer)
          .body("id", contains(newer, older))
          .body("[0].read", notNullValue())
          .body("[0].saved", nullValue());
    }

    @Test
    void onABroadcastReadAndSavedLeaveEachOtherAlone() {
      String id = broadcast("{\"title\":\"B\"}");

      update(ALICE, "\"saved\":true", id)
          .body("[0].saved", notNullValue())
          .body("[0].read", nullValue());
      update(ALICE, "\"read\":true", id)
          .body("[0].saved", notNullValue())
          .body("[0].read", notNullValue());
      update(ALICE, "\"saved\":false", id)
          .body("[0].saved", nullValue())
          .body("[0].read", notNullValue());
      update(ALICE, "\"read\":false,\"saved\":true", id)
          .body("[0].saved", notNullValue())
          .body("[0].read", nullValue());
      as(BOB).get("/notifications").then().body("notifications[0].saved", nullValue());
    }

    @Test
    void idsOfOthersAndUnknownOnesArePassedOver() {
      String bobs = sendTo(BOB, "{\"title\":\"T\"}");

      update(ALICE, "\"read\":true", bobs, UUID.randomUUID().toString()).body("", empty());

      as(BOB).get("/status").then().body("unread", equalTo(1));
    }

    @Test
    void noIdsAndNoChangeAreNoMistake() {
      String id = sendTo(ALICE, "{\"title\":\"T\"}");

      update(ALICE, "\"read\":true").body("", empty());
      update(ALICE, "\"other\":1", id).body("[0].read", nullValue());
    }
  }
}

package io.heliograph.notifications.sending;

import static io.heliograph.notifications.Api.as;
import static io.heliograph.notifications.Api.asService;
import static io.heliograph.notifications.Api.broadcast;
import static io.heliograph.notifications.Api.send;
import static io.heliograph.notifications.Api.sendTo;
import static io.heliograph.notifications.Api.titles;
import static io.heliograph.notifications.Api.to;
import static io.heliograph.notifications.Api.update;
import static io.heliograph.notifications.Api.withToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heliograph.notifications.RealStack;
import io.heliograph.notifications.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealStack.class)
class SendIT {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  @Inject Tables tables;

  @BeforeEach
  void nothingIsStored() {
    tables.empty();
  }

  @Nested
  class ToUsers {
    @Test
    void theAnswerShowsThePayloadAsSentAndNothingThatIsNotSetYet() {
      Map<String, Object> created =
          send(to("user:default/alice", "{\"title\":\"Hello\",\"extra\":{\"a\":1}}"))
              .statusCode(200)
              .body("", hasSize(1))
              .body("[0].created", matchesPattern(TIME))
              .extract()
              .path("[0]");

      assertThat(created).containsOnlyKeys("payload", "origin", "created", "id", "user");
      assertThat(created).containsEntry("origin", "external:ci");
      assertThat(created).containsEntry("user", "user:default/alice");
      assertThat(created)
          .containsEntry(
              "payload", Map.of("title", "Hello", "severity", "normal", "extra", Map.of("a", 1)));
    }

    @Test
    void theOriginIsTheSubjectOfTheServiceAlsoWithASpace() {
      withToken(RealStack.WORKFLOW_TOKEN)
          .body(to("user:default/alice", "{\"title\":\"T\"}"))
          .post("/notifications")
          .then()
          .statusCode(200)
          .body("[0].origin", equalTo(RealStack.WORKFLOW));

      as("user:default/alice")
          .get("/notifications")
          .then()
          .body("notifications.origin", contains(RealStack.WORKFLOW));
    }

    @Test
    void everyFieldOfThePayloadIsStored() {
      String id =
          sendTo(
              "user:default/alice",
              """
              {"title":"T","description":"D","link":"/l","severity":"critical","topic":"t",
               "scope":"s","icon":"i","metadata":{"b":[1,{"c":null}]}}\
              """);

      Map<String, Object> read =
          as("user:default/alice").get("/notifications/" + id).then().extract().path("");

      assertThat(read)
          .containsOnlyKeys(
              "id", "user", "created", "saved", "read", "updated", "origin", "payload");
      assertThat((Map<?, ?>) read.get("payload"))
          .hasToString(
              "{title=T, description=D, link=/l, topic=t, severity=critical, scope=s, icon=i,"
                  + " metadata={b=[1, {c=null}]}}");
    }

    @Test
    void whatIsUnsetReadsAsNull() {
      String id = sendTo("user:default/alice", "{\"title\":\"T\"}");

      as("user:default/alice")
          .get("/notifications/" + id)
          .then()
          .body("saved", nullValue())
          .body("read", nullValue())
          .body("updated", nullValue())
          .body(
              "payload.keySet()",
              containsInAnyOrder(
                  "title", "description", "link", "topic", "severity", "scope", "icon"));
    }

    @Test
    void refsAreNormalisedSoThatTheyReachTheirUser() {
      sendTo("User:Default/ALICE", "{\"title\":\"one\"}");
      sendTo("user:alice", "{\"title\":\"two\"}");

      assertThat(titles("user:default/alice", "")).containsExactly("two", "one");
    }

    @Test
    void severalUsersGetOneEachInTheOrderOfTheRefs() {
      send("""
          {"recipients":{"type":"entity","entityRef":["user:default/zoe","user:default/adam",
           "user:default/zoe"]},"payload":{"title":"T"}}\
          """)
          .statusCode(200)
          .body("user", contains("user:default/zoe", "user:default/adam"));
    }

    @Test
    void anEmptyListReachesNobodyAndIsNoMistake() {
      send("{\"recipients\":{\"type\":\"entity\",\"entityRef\":[]},\"payload\":{\"title\":\"T\"}}")
          .statusCode(200)
          .body("", empty());
    }

    @Test
    void theBareRootTakesItAsWell() {
      asService()
          .body(to("user:default/alice", "{\"title\":\"T\"}"))
          .post("")
          .then()
          .statusCode(200);
      asService()
          .body(to("user:default/alice", "{\"title\":\"T\"}"))
          .post("/")
          .then()
          .statusCode(200);

      assertThat(titles("user:default/alice", "")).hasSize(2);
    }
  }

  @Nested
  class ToGroupsAndOwners {
    @Test
    void aGroupMeansItsMembersAndThoseOfItsChildGroups() {
      send(to("group:default/engineering", "{\"title\":\"T\"}"))
          .body(
              "user",
              containsInAnyOrder(
                  "user:default/dave",
                  "user:default/alice",
                  "user:default/bob",
                  "user:default/carol"));
    }

    @Test
    void anOwnedEntityMeansAllItsOwners() {
      send(to("component:shop/checkout", "{\"title\":\"T\"}"))
          .body("user", containsInAnyOrder("user:default/erin", "user:default/carol"));
    }

    @Test
    void whatTheDirectoryDoesNotKnowIsDropped() {
      send(to("group:default/nobody", "{\"title\":\"T\"}")).statusCode(200).body("", empty());
    }

    @Test
    void aUserWhomTheDirectoryDoesNotListIsNamedAndGetsIt() {
      send("""
          {"recipients":{"type":"entity",
            "entityRef":["user:default/typo","user:default/alice","user:default/dave"]},
           "payload":{"title":"T"}}\
          """)
          .header("Heliograph-Dropped-Recipients", equalTo("user:default/typo;reason=unknown-user"))
          .body(
              "user",
              containsInAnyOrder("user:default/typo", "user:default/alice", "user:default/dave"));
    }

    @Test
    void theTypeMayBeNamedAsInSignals() {
      send("""
          {"recipients":{"type":"user","entityRef":"user:default/alice"},"payload":{"title":"T"}}\
          """)
          .statusCode(200)
          .body("user", contains("user:default/alice"));
    }

    @Test
    void anExcludedUserGetsNothingAndAnExcludedGroupIsNotFollowed() {
      send("""
          {"recipients":{"type":"entity","entityRef":"group:default/engineering",
           "excludeEntityRef":["user:default/dave","group:default/payments"]},
           "payload":{"title":"T"}}\
          """)
          .body("user", containsInAnyOrder("user:default/alice", "user:default/bob"));
    }
  }

  @Nested
  class ToEverybody {
    @Test
    void aBroadcastIsInEveryInboxAndBelongsToNobody() {
      String id = broadcast("{\"title\":\"B\"}");

      as("user:default/whoever")
          .get("/notifications/" + id)
          .then()
          .statusCode(200)
          .body("user", nullValue())
          .body("payload.title", equalTo("B"));
    }

    @Test
    void aReplacedBroadcastKeepsItsIdAndIsUnreadAgainForEverybody() {
      String id = broadcast("{\"title\":\"B\",\"scope\":\"s\",\"description\":\"kept\"}");
      update("user:default/alice", "\"read\":true,\"saved\":true", id);

      String again = broadcast("{\"title\":\"B2\",\"scope\":\"s\"}");

      assertThat(again).isEqualTo(id);
      as("user:default/alice")
          .get("/notifications")
          .then()
          .body("totalCount", equalTo(1))
          .body("notifications[0].payload.title", equalTo("B2"))
          .body("notifications[0].payload.description", equalTo("kept"))
          .body("notifications[0].read", nullValue())
          .body("notifications[0].saved", notNullValue())
          .body("notifications[0].updated", notNullValue());
      as("user:default/alice")
          .get("/status")
          .then()
          .body("unread", equalTo(1))
          .body("read", equalTo(0));
    }
  }

  @Nested
  class WithAScope {
    @Test
    void theSameScopeReplacesAndIsUnreadAgain() {
      String id =
          sendTo("user:default/alice", "{\"title\":\"A\",\"scope\":\"s\",\"link\":\"/kept\"}");
      update("user:default/alice", "\"read\":true", id);

      send(to("user:default/alice", "{\"title\":\"A2\",\"scope\":\"s\",\"severity\":\"high\"}"))
          .statusCode(200)
          .body("[0].id", equalTo(id))
          .body("[0].payload.title", equalTo("A2"))
          .body("[0].payload.severity", equalTo("high"))
          .body("[0].payload.link", equalTo("/kept"))
          .body("[0].payload.containsKey('topic')", equalTo(true))
          .body("[0].read", nullValue())
          .body("[0].updated", matchesPattern(TIME));
      as("user:default/alice")
          .get("/status")
          .then()
          .body("unread", equalTo(1))
          .body("read", equalTo(0));
    }

    @Test
    void metadataIsReplacedAndClearedByASendWithoutIt() {
      String scoped = "{\"title\":\"A\",\"scope\":\"s\"%s}";
      send(to("user:default/alice", scoped.formatted(",\"metadata\":{\"a\":1,\"b\":2}")));

      send(to("user:default/alice", scoped.formatted(",\"metadata\":{\"a\":3}")))
          .body("[0].payload.metadata", equalTo(Map.of("a", 3)));
      send(to("user:default/alice", scoped.formatted("")))
          .body("[0].payload.containsKey('metadata')", equalTo(false));
      as("user:default/alice")
          .get("/notifications")
          .then()
          .body("notifications[0].payload.containsKey('metadata')", equalTo(false));
    }

    @Test
    void metadataOfABroadcastIsClearedLikewise() {
      String scoped =
          "{\"recipients\":{\"type\":\"broadcast\"},\"payload\":{\"title\":\"A\",\"scope\":\"s\"%s}}";
      send(scoped.formatted(",\"metadata\":{\"a\":1}"));

      send(scoped.formatted("")).body("[0].payload.containsKey('metadata')", equalTo(false));
    }

    @Test
    void itReplacesOnlyForThoseWhoHadOne() {
      sendTo("user:default/alice", "{\"title\":\"A\",\"scope\":\"s\"}");

      send("""
          {"recipients":{"type":"entity","entityRef":["user:default/alice","user:default/bob"]},
           "payload":{"title":"A2","scope":"s"}}\
          """)
          .body("[0].containsKey('updated')", equalTo(true))
          .body("[1].containsKey('updated')", equalTo(false));
      as("user:default/alice").get("/status").then().body("unread", equalTo(1));
      as("user:default/bob").get("/status").then().body("unread", equalTo(1));
    }
  }
}

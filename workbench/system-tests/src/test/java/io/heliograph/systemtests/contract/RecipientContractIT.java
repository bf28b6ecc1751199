package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.Verdict;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checks the contract, part 2: the resolution of refs to users. The users are those of {@code
 * directory.yaml}.
 */
@WithSharedHeliograph
@Timeout(60)
class RecipientContractIT {
  private static final String DROPPED = "Heliograph-Dropped-Recipients";
  private static final String COMPANY = "group:default/contract-company";
  private static final String DIVISION = "group:default/contract-division";
  private static final String TEAM = "group:default/contract-team";
  private static final String CORA = "user:default/cora";
  private static final String CEM = "user:default/cem";
  private static final String CLEO = "user:default/cleo";

  private final RunningHeliograph heliograph;

  RecipientContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
  }

  @Nested
  class Groups {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "contract-team | cleo",
          "contract-division | cem,cora,cleo",
          "contract-company | cora,cem,cleo",
        })
    void aGroupIsItsMembersAndThoseOfItsChildrenAtAnyDepthButNotOfItsParents(
        String group, String people) {
      assertThat(reached(to("group:default/" + group)))
          .containsExactlyInAnyOrder(
              Stream.of(people.split(",", -1))
                  .map(name -> "user:default/" + name)
                  .toArray(String[]::new));
    }

    @Test
    void groupsThatContainEachOtherEnd() {
      assertThat(reached(to("group:default/contract-circle-a")))
          .containsExactlyInAnyOrder(CLEO, CEM);
    }

    @Test
    void aGroupIsFoundHoweverItsRefIsWritten() {
      assertThat(reached(to("Group:Contract-Team"))).containsExactly(CLEO);
    }

    @Test
    void whoIsReachedTwiceGetsOne() {
      assertThat(reached(to(CEM, DIVISION, COMPANY, CEM)))
          .startsWith(CEM)
          .containsExactlyInAnyOrder(CEM, CORA, CLEO);
    }

    @Test
    void whoIsReachedHasItInTheInbox() {
      String id = heliograph.asService().idOf(to(TEAM));

      assertThat(heliograph.as(heliograph.named("cleo")).get("/notifications/" + id).verdict())
          .isEqualTo(Verdict.OK);
      assertThat(heliograph.as(heliograph.named("cem")).get("/notifications/" + id).verdict())
          .isEqualTo(Verdict.NOT_FOUND);
    }
  }

  @Nested
  class Entities {
    @Test
    void anOwnedEntityIsItsOwner() {
      assertThat(reached(to("component:default/contract-of-a-person"))).containsExactly(CEM);
    }

    @Test
    void anOwningGroupIsItsPeople() {
      assertThat(reached(to("component:default/contract-of-a-group")))
          .containsExactlyInAnyOrder(CEM, CORA, CLEO);
    }

    /** Backstage uses only the first owner. */
    @Test
    void allOwnersCount() {
      assertThat(reached(to("component:default/contract-of-two")))
          .containsExactlyInAnyOrder(CORA, CLEO);
    }
  }

  @Nested
  class Dropped {
    @ParameterizedTest
    @CsvSource({
      "group:default/contract-ghosts, unknown",
      "component:default/contract-ghost, unknown",
      "group:default/contract-empty, no-members",
      "component:default/contract-orphan, no-owner",
    })
    void whatLeadsToNobodyIsDroppedAndNamedBesideTheAnswer(String ref, String reason) {
      Http.Answer answer = send(to(ref));

      assertThat(answer.json()).isEqualTo(Http.json("[]"));
      assertThat(answer.header(DROPPED)).isEqualTo(ref + ";reason=" + reason);
    }

    @Test
    void theOthersGetIt() {
      Http.Answer answer = send(to("group:default/contract-ghosts", CEM));

      assertThat(answer.json().findValuesAsText("user")).containsExactly(CEM);
    }

    @Test
    void aUserNeedsNoEntry() {
      assertThat(send(to("user:default/contract-stranger")).header(DROPPED)).isEmpty();
    }
  }

  @Nested
  class Exclusion {
    @Test
    void anExcludedUserGetsNothingHoweverReached() {
      assertThat(reached(to(CEM, COMPANY).excluding(CEM))).containsExactlyInAnyOrder(CORA, CLEO);
    }

    @Test
    void severalMayBeExcluded() {
      assertThat(reached(to(COMPANY).excluding(CEM, CLEO))).containsExactly(CORA);
      assertThat(reached(to(COMPANY).excluding(new String[0])))
          .containsExactlyInAnyOrder(CORA, CEM, CLEO);
    }

    @Test
    void anExcludedGroupIsNotFollowed() {
      assertThat(reached(to(COMPANY).excluding(DIVISION))).containsExactly(CORA);
      assertThat(reached(to(DIVISION).excluding(DIVISION))).isEmpty();
    }

    @Test
    void membersOfAnExcludedGroupStayIfTheyAreReachedOtherwise() {
      assertThat(reached(to(COMPANY, CEM).excluding(DIVISION)))
          .containsExactlyInAnyOrder(CORA, CEM);
    }

    @Test
    void anExcludedEntityIsNotFollowed() {
      String component = "component:default/contract-of-a-person";

      assertThat(reached(to(component).excluding(component))).isEmpty();
    }

    @Test
    void anExcludedRefIsUnderstoodHoweverItIsWritten() {
      assertThat(reached(to(CEM, CLEO).excluding("User:Cem"))).containsExactly(CLEO);
    }
  }

  private static Sending to(String... refs) {
    return Sending.titled("T").to(refs);
  }

  private Http.Answer send(Sending sending) {
    return heliograph.asService().post("/notifications", sending);
  }

  private List<String> reached(Sending sending) {
    return send(sending).json().findValuesAsText("user");
  }
}

package io.heliograph.signals.records;

import static io.heliograph.signals.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.Records;
import io.heliograph.signals.records.FencingFilter.Verdict;
import io.heliograph.testsupport.LogLines;
import org.junit.jupiter.api.Test;

class FencingFilterTest {
  private final FencingFilter fencing = new FencingFilter();

  @Test
  void anIdOfAnEarlierTermDoesNotPass() {
    assertThat(check(aRecord().ofTerm(1).withId("a"))).isEqualTo(Verdict.PASS);
    assertThat(check(aRecord().ofTerm(2).withId("a"))).isEqualTo(Verdict.REPEATED);
    assertThat(check(aRecord().ofTerm(2).withId("b"))).isEqualTo(Verdict.PASS);
    assertThat(check(aRecord().ofTerm(3).withId("a"))).isEqualTo(Verdict.REPEATED);
    assertThat(check(aRecord().ofTerm(3).withId("b"))).isEqualTo(Verdict.REPEATED);
  }

  @Test
  void whatWasCommittedLateMayComeBeforeWhatIsRepeated() {
    check(aRecord().ofTerm(1).withId("a"));
    for (int i = 0; i < 4_000; i++) {
      check(aRecord().ofTerm(2));
    }

    assertThat(check(aRecord().ofTerm(2).withId("a"))).isEqualTo(Verdict.REPEATED);
  }

  @Test
  void aLeaderThatWasReplacedIsNotHeard() {
    assertThat(check(aRecord().ofTerm(2))).isEqualTo(Verdict.PASS);
    assertThat(check(aRecord().ofTerm(1))).isEqualTo(Verdict.STALE);
    assertThat(check(aRecord().ofTerm(2))).isEqualTo(Verdict.PASS);
  }

  @Test
  void theFirstRecordOfEachReplacedLeaderIsALineOfTheLog() {
    check(aRecord().ofTerm(3));
    try (var log = LogLines.of()) {
      check(aRecord().ofTerm(1));
      check(aRecord().ofTerm(1));
      check(aRecord().ofTerm(2));

      assertThat(log.lines())
          .filteredOn(line -> line.contains("outdated relay term"))
          .satisfiesExactly(
              line -> assertThat(line).startsWith("WARN").contains("term=1 current=3"),
              line -> assertThat(line).startsWith("WARN").contains("term=2 current=3"));
    }
  }

  @Test
  void whatNoRelayPublishedPassesEveryTime() {
    assertThat(check(aRecord().withId("a"))).isEqualTo(Verdict.PASS);
    assertThat(check(aRecord().withId("a"))).isEqualTo(Verdict.PASS);
  }

  @Test
  void aTermThatIsNoNumberIsMalformed() {
    assertThat(check(aRecord().with("ce_relayterm", "new"))).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void oldIdsAreForgottenSoThatMemoryIsBounded() {
    check(aRecord().ofTerm(1).withId("first"));
    for (int i = 0; i < 4_096; i++) {
      check(aRecord().ofTerm(1));
    }

    assertThat(check(aRecord().ofTerm(2).withId("first"))).isEqualTo(Verdict.PASS);
  }

  @Test
  void anIdOfTheSameTermDoesNotPassAgain() {
    assertThat(check(aRecord().ofTerm(1).withId("a"))).isEqualTo(Verdict.PASS);
    assertThat(check(aRecord().ofTerm(1).withId("a"))).isEqualTo(Verdict.REPEATED);
  }

  private Verdict check(Records record) {
    return fencing.check(RecordHeaders.of(record.headers()));
  }
}

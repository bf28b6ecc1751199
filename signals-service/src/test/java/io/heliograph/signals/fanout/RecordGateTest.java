package io.heliograph.signals.fanout;

import static io.heliograph.signals.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.Records;
import io.heliograph.signals.fanout.RecordGate.Verdict;
import org.junit.jupiter.api.Test;

class RecordGateTest {
  private final RecordGate gate = new RecordGate();

  @Test
  void theSameIdPassesOnce() {
    assertThat(check(aRecord().ofTerm(1).withId("a"), 0)).isEqualTo(Verdict.PASS);
    assertThat(check(aRecord().ofTerm(1).withId("a"), 0)).isEqualTo(Verdict.REPEATED);
    assertThat(check(aRecord().ofTerm(2).withId("a"), 0)).isEqualTo(Verdict.REPEATED);
  }

  @Test
  void aLeaderThatWasReplacedIsNotHeard() {
    assertThat(check(aRecord().ofTerm(2), 0)).isEqualTo(Verdict.PASS);
    assertThat(check(aRecord().ofTerm(1), 0)).isEqualTo(Verdict.STALE);
    assertThat(check(aRecord().ofTerm(2), 0)).isEqualTo(Verdict.PASS);
  }

  @Test
  void eachPartitionHasItsOwnTermAndIds() {
    check(aRecord().ofTerm(5).withId("a"), 0);

    assertThat(check(aRecord().ofTerm(4).withId("a"), 1)).isEqualTo(Verdict.PASS);
  }

  @Test
  void whatNoRelayPublishedPassesEveryTime() {
    assertThat(check(aRecord().withId("a"), 0)).isEqualTo(Verdict.PASS);
    assertThat(check(aRecord().withId("a"), 0)).isEqualTo(Verdict.PASS);
  }

  @Test
  void aTermThatIsNoNumberIsMalformed() {
    assertThat(check(aRecord().with("ce_relayterm", "new"), 0)).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void oldIdsAreForgottenSoThatMemoryIsBounded() {
    check(aRecord().ofTerm(1).withId("first"), 0);
    for (int i = 0; i < 2048; i++) {
      check(aRecord().ofTerm(1), 0);
    }

    assertThat(check(aRecord().ofTerm(1).withId("first"), 0)).isEqualTo(Verdict.PASS);
  }

  private Verdict check(Records record, int partition) {
    return gate.check(record.consumedFrom("notifications", partition));
  }
}

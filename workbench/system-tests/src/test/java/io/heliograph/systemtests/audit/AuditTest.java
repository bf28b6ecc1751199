package io.heliograph.systemtests.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.systemtests.audit.Entry.Since;
import io.heliograph.systemtests.audit.Finding.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final String ALICE = "user:default/alice";
  private static final String BOB = "user:default/bob";
  private static final String GROUP = "group:default/team";
  private static final String NEWS = "news";

  private final Ledger ledger = new Ledger();
  private final Journal journal = new Journal("page", Set.of(ALICE, GROUP, "*"));

  @BeforeEach
  void publish() {
    for (int i = 0; i < 5; i++) {
      ledger.enter(NEWS, ALICE);
    }
  }

  @Test
  void aPageThatHeardEverythingInOrderIsFine() {
    subscribe();
    hear(0, 1, 2, 3, 4);

    assertThat(findings()).isEmpty();
  }

  @Test
  void aPageThatAskedForNothingIsFine() {
    journal.enter(new Entry.Connected());

    assertThat(findings()).isEmpty();
  }

  @Nested
  class ALostFrame {
    @Test
    void isFoundInTheMiddle() {
      subscribe();
      hear(0, 1, 3, 4);

      assertThat(findings()).containsExactly(finding(Kind.MISSING, 2));
    }

    @Test
    void isFoundAtTheEnd() {
      subscribe();
      hear(0, 1, 2, 3);

      assertThat(findings()).containsExactly(finding(Kind.MISSING, 4));
    }

    @Test
    void isFoundAtTheBeginningOfWhatWasPromised() {
      subscribe();
      hear(1, 2, 3, 4);

      assertThat(findings()).containsExactly(finding(Kind.MISSING, 0));
    }

    @Test
    void isFoundThoughNothingElseWasHeard() {
      subscribe();

      assertThat(findings()).hasSize(5).extracting(Finding::kind).containsOnly(Kind.MISSING);
    }

    @Test
    void isFoundBetweenTwoConnectionsOfWhichTheSecondRecovered() {
      subscribe();
      hear(0, 1);
      reconnect(true, 3, 4);

      assertThat(findings()).containsExactly(finding(Kind.MISSING, 2));
    }

    @Test
    void isFoundAfterARecoveryThatFailed() {
      subscribe();
      hear(0, 1);
      askAgain();
      journal.enter(new Entry.Subscribed(NEWS, false, 3));
      hear(4);

      assertThat(findings()).containsExactly(finding(Kind.MISSING, 3));
    }

    @Test
    void isFoundForAPageThatIsNeverAnswered() {
      ask(Since.UNSAID);
      hear(2, 4);

      assertThat(findings()).containsExactly(finding(Kind.MISSING, 3));
    }

    @Test
    void isFoundInOneStreamThoughAnotherIsWhole() {
      int first = ledger.enter(NEWS, GROUP).number();
      ledger.enter(NEWS, "*");
      subscribe();
      hear(0, 1, 2, 3, 4, first);

      assertThat(findings()).containsExactly(finding(Kind.MISSING, first + 1));
    }

    @Test
    void isNoneIfTheServerSaidThatSomethingMayBeMissing() {
      subscribe();
      hear(0, 1);
      reconnect(false);

      assertThat(findings()).isEmpty();
    }

    @Test
    void isNoneBeforeTheSubscription() {
      journal.enter(new Entry.Connected());
      journal.enter(new Entry.Asked(NEWS, Since.NOW));
      journal.enter(new Entry.Subscribed(NEWS, false, 3));
      hear(3, 4);

      assertThat(findings()).isEmpty();
    }

    @Test
    void isNoneAfterThePageHasLeft() {
      subscribe();
      hear(0, 1);
      journal.enter(new Entry.Left(NEWS));
      hear(2);

      assertThat(findings()).isEmpty();
    }
  }

  @Nested
  class ADoubledFrame {
    @Test
    void isFoundOnOneConnection() {
      subscribe();
      hear(0, 1, 1, 2, 3, 4);

      assertThat(findings()).containsExactly(finding(Kind.TWICE, 1));
    }

    @Test
    void isFoundInWhatIsReplayed() {
      subscribe();
      hear(0, 1);
      reconnect(true, 1, 2, 3, 4);

      assertThat(findings()).containsExactly(finding(Kind.TWICE, 1));
    }

    @Test
    void isFoundAmongReplayAndLiveFrames() {
      subscribe();
      hear(0, 1);
      reconnect(true, 2, 3);
      hear(3, 4);

      assertThat(findings()).containsExactly(finding(Kind.TWICE, 3));
    }

    @Test
    void isFoundInAReplayThatWasInterrupted() {
      subscribe();
      hear(0, 1);
      askAgain();
      hear(2, 3);
      reconnect(true, 3, 4);

      assertThat(findings()).containsExactly(finding(Kind.TWICE, 3));
    }

    @Test
    void isFoundWhenAChannelIsLeftAndAskedForAgain() {
      subscribe();
      hear(0, 1);
      journal.enter(new Entry.Left(NEWS));
      journal.enter(new Entry.Asked(NEWS, Since.LAST_HEARD));
      hear(1, 2, 3, 4);
      journal.enter(new Entry.Subscribed(NEWS, true, 5));

      assertThat(findings()).containsExactly(finding(Kind.TWICE, 1));
    }

    @Test
    void isNoneForAPageThatDoesNotResume() {
      ask(Since.UNSAID);
      hear(0, 1, 2, 3, 4);
      ask(Since.UNSAID);
      hear(3, 4);

      assertThat(findings()).isEmpty();
    }
  }

  @Nested
  class AForeignFrame {
    @Test
    void isFoundIfItWasForSomebodyElse() {
      int foreign = ledger.enter(NEWS, BOB).number();
      subscribe();
      hear(0, 1, 2, 3, 4, foreign);

      assertThat(findings()).containsExactly(finding(Kind.FOREIGN, foreign));
    }

    @Test
    void isFoundIfItWasPublishedOnAnotherChannel() {
      int elsewhere = ledger.enter("other", ALICE).number();
      subscribe();
      hear(0, 1, 2, 3, 4, elsewhere);

      assertThat(findings()).containsExactly(finding(Kind.FOREIGN, elsewhere));
    }

    @Test
    void isFoundIfItWasNeverPublished() {
      subscribe();
      hear(0, 1, 2, 3, 4, 77);

      assertThat(findings()).containsExactly(finding(Kind.FOREIGN, 77));
    }

    @Test
    void isFoundIfNobodyAskedForTheChannelOnThisConnection() {
      subscribe();
      hear(0);
      journal.enter(new Entry.Connected());
      hear(1);

      assertThat(findings()).containsExactly(finding(Kind.FOREIGN, 1));
    }
  }

  @Nested
  class ASwappedFrame {
    @Test
    void isFoundOnOneConnection() {
      subscribe();
      hear(0, 2, 1, 3, 4);

      assertThat(findings()).containsExactly(finding(Kind.SWAPPED, 1));
    }

    @Test
    void isFoundBetweenReplayAndLiveFrames() {
      subscribe();
      hear(0, 1);
      reconnect(true, 4);
      hear(2, 3);

      assertThat(findings()).containsExactly(finding(Kind.SWAPPED, 2), finding(Kind.SWAPPED, 3));
    }

    @Test
    void isFoundForAPageThatIsNeverAnswered() {
      ask(Since.UNSAID);
      hear(3, 2, 4);

      assertThat(findings()).containsExactly(finding(Kind.SWAPPED, 2));
    }

    @Test
    void isNoneBetweenTwoRecipients() {
      int group = ledger.enter(NEWS, GROUP).number();
      subscribe();
      hear(group, 0, 1, 2, 3, 4);

      assertThat(findings()).isEmpty();
    }
  }

  private void subscribe() {
    ask(Since.NOW);
    journal.enter(new Entry.Subscribed(NEWS, false, 0));
  }

  private void ask(Since since) {
    journal.enter(new Entry.Connected());
    journal.enter(new Entry.Asked(NEWS, since));
  }

  private void askAgain() {
    ask(Since.LAST_HEARD);
  }

  private void reconnect(boolean recovered, int... replayed) {
    askAgain();
    hear(replayed);
    journal.enter(new Entry.Subscribed(NEWS, recovered, ledger.size()));
  }

  private void hear(int... numbers) {
    for (int number : numbers) {
      journal.enter(new Entry.Heard(NEWS, number));
    }
  }

  private List<Finding> findings() {
    return new Audit(ledger).findings(journal);
  }

  private static Finding finding(Kind kind, int number) {
    return new Finding(kind, "page", NEWS, number);
  }
}

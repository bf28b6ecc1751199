package io.heliograph.systemtests.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.systemtests.audit.Audit;
import io.heliograph.systemtests.audit.Finding;
import io.heliograph.systemtests.audit.Journal;
import io.heliograph.systemtests.audit.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String ALICE = "user:default/alice";

  private final Ledger ledger = new Ledger();
  private final Journal journal = new Journal("page", Set.of(ALICE));
  private final List<String> said = new ArrayList<>();

  @Test
  void aStockPageAsksAsBackstagesDoes() {
    Page page = Page.stock(ledger, journal);
    page.want("news");

    page.connected(said::add);

    assertThat(said).containsExactly("{\"action\":\"subscribe\",\"channel\":\"news\"}");
  }

  @Test
  void aPageThatResumesOptsInWithItsFirstCommand() {
    Page page = Page.resuming(ledger, journal);

    page.subscribe("news", said::add);

    assertThat(said)
        .containsExactly("{\"action\":\"subscribe\",\"channel\":\"news\",\"since\":null}");
  }

  @Test
  void itComesBackWithTheLastPositionOfEachChannel() {
    Page page = listening("news", "jobs");
    ledger.enter("news", ALICE);
    page.hear("{\"channel\":\"news\",\"id\":\"i\",\"position\":\"p2\",\"message\":{\"n\":0}}");

    page.connected(said::add);

    assertThat(said)
        .containsExactly(
            "{\"action\":\"subscribe\",\"channel\":\"news\",\"since\":\"p2\"}",
            "{\"action\":\"subscribe\",\"channel\":\"jobs\",\"since\":\"p1\"}");
  }

  @Test
  void aHeartbeatIsThePositionOfAllThatWasAnswered() {
    Page page = listening("news");
    page.subscribe("jobs", said::add);
    said.clear();

    page.hear("{\"type\":\"position\",\"position\":\"p9\"}");
    page.connected(said::add);

    assertThat(said)
        .containsExactly(
            "{\"action\":\"subscribe\",\"channel\":\"news\",\"since\":\"p9\"}",
            "{\"action\":\"subscribe\",\"channel\":\"jobs\",\"since\":null}");
  }

  @Test
  void itIsInForceWhenEverythingWasAnswered() {
    Page page = listening("news");
    assertThat(page.isInForce()).isTrue();

    page.subscribe("jobs", said::add);

    assertThat(page.isInForce()).isFalse();
  }

  @Test
  void aStockPageComplainsOfAPosition() {
    Page page = Page.stock(ledger, journal);
    page.hear("{\"channel\":\"news\",\"position\":\"p\",\"message\":{\"n\":0}}");

    assertThat(page.complaints()).hasSize(1);
  }

  @Test
  void aPageThatResumesComplainsOfAFrameWithoutOne() {
    Page page = listening("news");
    page.hear("{\"channel\":\"news\",\"message\":{\"n\":0}}");

    assertThat(page.complaints()).hasSize(1);
  }

  @Test
  void itsJournalIsWhatTheAuditNeeds() {
    Page page = listening("news");
    ledger.enter("news", ALICE);
    ledger.enter("news", ALICE);
    page.hear("{\"channel\":\"news\",\"id\":\"i\",\"position\":\"p\",\"message\":{\"n\":1}}");

    assertThat(new Audit(ledger).findings(journal))
        .containsExactly(new Finding(Finding.Kind.MISSING, "page", "news", 0));
  }

  private Page listening(String... channels) {
    Page page = Page.resuming(ledger, journal);
    page.connected(said::add);
    for (String channel : channels) {
      page.subscribe(channel, said::add);
      page.hear(
          "{\"type\":\"subscribed\",\"subscription\":\"%s\",\"position\":\"p1\",\"recovered\":false}"
              .formatted(channel));
    }
    said.clear();
    return page;
  }
}

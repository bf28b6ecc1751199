package io.heliograph.systemtests.backstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.User;
import io.heliograph.systemtests.backstage.BackstagePages.Page;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the contract, part 3, with a published client of Backstage's frontend. */
@WithSharedHeliograph
@Timeout(180)
abstract class BackstageSignalClientContract {
  private static final int NORMAL = 1000;
  private static final int RESTART = 1012;

  /** Time limit for a reconnect. The client reconnects five seconds after its socket was closed. */
  private static final Duration RETURN = Duration.ofSeconds(30);

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration AGAIN = Duration.ofMillis(100);

  /** Set before all tests of a class, which run one after the other. */
  @SuppressWarnings("NullAway.Init")
  @AutoClose
  private static BackstagePages pages;

  private final RunningHeliograph heliograph;
  private final User alice;
  final String news = "news-" + UUID.randomUUID();
  final String jobs = "jobs-" + UUID.randomUUID();

  BackstageSignalClientContract(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  static void start(ClientVersions versions) throws IOException {
    pages = BackstagePages.start(versions);
  }

  @Test
  void eachCallbackIsGivenTheMessagesOfItsChannel() {
    Page page = listeningToBoth(heliograph.signalsService());

    publish(news, "{\"n\":[1,\"ü\"]}");
    publish(jobs, "\"2\"");

    awaitLast(page, news, "{\"n\":[1,\"ü\"]}");
    awaitLast(page, jobs, "\"2\"");
    assertThat(page.messages(news)).doesNotContain(Http.json("\"2\""));
    assertThat(page.connections()).isEqualTo(1);
  }

  @Test
  void aSubscriptionThatComesLaterSharesTheSocket() {
    Page page = page().subscribe(news);
    awaitInForce(page, news);

    page.subscribe(jobs);

    awaitInForce(page, jobs);
    assertThat(page.connections()).isEqualTo(1);
  }

  @Test
  void unsubscribingEndsOneChannelAndLeavesTheOther() {
    Page page = listeningToBoth(heliograph.signalsService());

    page.unsubscribe(news);

    awaitInForce(page, jobs);
    publish(news, "\"too late\"");
    publish(jobs, "\"in time\"");
    awaitLast(page, jobs, "\"in time\"");
    assertThat(page.messages(news)).doesNotContain(Http.json("\"too late\""));
  }

  @Test
  void unsubscribingTheLastChannelClosesTheSocket() {
    Page page = page().subscribe(news);
    awaitInForce(page, news);

    page.unsubscribe(news);

    await().atMost(SOON).untilAsserted(() -> assertThat(page.closeCodes()).containsExactly(NORMAL));
  }

  @Test
  void afterARestartItComesBackAndHearsAllItsChannels() {
    RunningService restarting = heliograph.anotherSignalsService("signals-service-restarting");
    Page page = listeningToBoth(restarting);

    restarting.stop();
    restarting.start();

    await().atMost(RETURN).until(() -> page.connections() == 2);
    assertThat(page.closeCodes()).contains(RESTART);
    awaitInForce(page, news);
    awaitInForce(page, jobs);
  }

  /**
   * Subscribes to both channels one after the other, because the older client opens two sockets for
   * two subscriptions at once.
   */
  private Page listeningToBoth(RunningService instance) {
    Page page = page(instance).subscribe(news);
    awaitInForce(page, news);
    page.subscribe(jobs);
    awaitInForce(page, jobs);
    return page;
  }

  Page page() {
    return page(heliograph.signalsService());
  }

  private Page page(RunningService instance) {
    return pages.page(alice, instance);
  }

  /** Publishes until a message arrives, because subscriptions are not acknowledged. */
  void awaitInForce(Page page, String channel) {
    int before = page.messages(channel).size();
    await("messages on " + channel)
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .until(
            () -> {
              publish(channel, "\"anybody there?\"");
              return page.messages(channel).size() > before;
            });
  }

  private void awaitLast(Page page, String channel, String message) {
    JsonNode expected = Http.json(message);
    await().atMost(SOON).until(() -> expected.equals(page.messages(channel).getLast()));
  }

  private void publish(String channel, String message) {
    heliograph.publisher().publish(channel, alice.ref(), message);
  }
}

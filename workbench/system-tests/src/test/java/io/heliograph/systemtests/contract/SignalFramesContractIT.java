package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.harness.rawsocket.RawFrame;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.StockPage;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 3.2: the frames on a socket, byte by byte. */
@WithSharedHeliograph
@Timeout(60)
class SignalFramesContractIT {
  private final RunningHeliograph heliograph;
  private final User alice;
  private final StockPage page;
  private final String channel = "c-" + UUID.randomUUID();

  SignalFramesContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
    this.page = StockPage.of(alice, heliograph);
  }

  @AfterEach
  void hangUp() {
    page.close();
  }

  @Nested
  class FromTheServer {
    @Test
    void nothingComesBeforeTheFirstSubscription() {
      try (var subscribed = StockPage.of(alice, heliograph).subscribe(channel).settle()) {
        publish("1");
        assertThat(subscribed.heard()).hasSize(1);
      }

      page.socket().ping("anything before this?");

      assertThat(page.socket().next()).isEqualTo(RawFrame.pong("anything before this?"));
    }

    @Test
    void aSubscriptionIsNotAnswered() {
      page.subscribe(channel).subscribe("other").unsubscribe("other");

      assertThat(page.heard()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1",
          "\"text\"",
          "true",
          "[]",
          "{}",
          "{ \"spaces\" : [ 1, 2 ] }",
          "{\"a\":[null,{\"b\":1.50}],\"a\":\"twice\"}",
          "\"\\u00fc and ü, \\u2028 and \u2028, 😀, \\\" and \\\\\"",
        })
    @MethodSource("io.heliograph.systemtests.contract.SignalFramesContractIT#lengths")
    void aFrameIsTheChannelAndTheMessageAsItWasPublished(String message) {
      page.subscribe(channel).settle();

      publish(message);

      assertThat(page.heard()).containsExactly(StockPage.frame(channel, message));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"a:b", "with spaces", "ümläut", "quote\\\"quote", "back\\\\slash", "😀"})
    void aChannelMayHaveAnyName(String json) {
      String name = json + channel;
      page.subscribe(name).settle();

      heliograph
          .publisher()
          .publish(Http.json("\"%s\"".formatted(name)).textValue(), alice.ref(), "1");

      assertThat(page.heard()).containsExactly(StockPage.frame(name, "1"));
    }

    @Test
    void framesKeepTheirBytesWhileAnotherSocketOfTheUserWantsMore() {
      try (var optedIn = StockPage.of(alice, heliograph)) {
        optedIn.say(
            "{\"action\":\"subscribe\",\"channel\":\"%s\",\"since\":null}".formatted(channel));
        assertThat(next(optedIn).required("type").textValue()).isEqualTo("subscribed");
        page.subscribe(channel).settle();

        publish("1");

        assertThat(page.heard()).containsExactly(StockPage.frame(channel, "1"));
        assertThat(next(optedIn).fieldNames())
            .toIterable()
            .containsExactlyInAnyOrder("channel", "id", "position", "message");
      }
    }

    private static JsonNode next(StockPage page) {
      return Http.json(page.socket().next().payload());
    }
  }

  /**
   * Returns messages whose length is encoded in one or in three bytes. Larger ones than 64 KiB may
   * be fragmented.
   */
  static String[] lengths() {
    return new String[] {text(1), text(50), text(100), text(65_000)};
  }

  private static String text(int length) {
    return "\"%s\"".formatted("x".repeat(length));
  }

  static String[] longGarbage() {
    return new String[] {"x{".repeat(5 * 1024), "{\"a\":".repeat(2 * 1024)};
  }

  @Nested
  class FromTheClient {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"action\":\"subscribe\",",
          "",
          "null",
          "42",
          "[]",
          "\"subscribe\"",
          "{}",
          "{\"action\":\"publish\",\"channel\":\"c\"}",
          "{\"action\":\"Subscribe\",\"channel\":\"c\"}",
          "{\"action\":\"subscribe\"}",
          "{\"action\":\"unsubscribe\"}",
          "{\"action\":\"subscribe\",\"channel\":null}",
          "{\"action\":\"subscribe\",\"channel\":\"\"}",
          "{\"action\":\"subscribe\",\"channel\":[\"c\"]}",
          "{\"action\":[],\"channel\":\"c\"}",
          "{\"channel\":\"c\"}",
        })
    @MethodSource("io.heliograph.systemtests.contract.SignalFramesContractIT#longGarbage")
    void whatIsNoCommandIsIgnored(String frame) {
      page.subscribe(channel).say(frame);

      assertPageStillHears();
    }

    @Test
    void aBinaryFrameIsIgnored() {
      page.subscribe(channel)
          .socket()
          .sendBinary("{\"action\":\"unsubscribe\",\"channel\":\"%s\"}".formatted(channel));

      assertPageStillHears();
    }

    @Test
    void aFieldThatNobodyKnowsIsNotMinded() {
      page.say(
          "{\"v\":[1],\"action\":\"subscribe\",\"channel\":\"%s\",\"x\":{}}".formatted(channel));

      assertPageStillHears();
    }

    @Test
    void aCommandMayComeInPieces() {
      page.socket()
          .sendText("{\"action\":\"subscribe\",", "\"channel\":\"%s\"}".formatted(channel));

      assertPageStillHears();
    }

    @Test
    void subscribingTwiceIsHarmless() {
      page.subscribe(channel).subscribe(channel);

      assertPageStillHears();
    }

    @Test
    void unsubscribingFromWhatWasNeverSubscribedIsHarmless() {
      page.subscribe(channel).unsubscribe("never");

      assertPageStillHears();
    }

    @Test
    void unsubscribingEndsAChannelAndLeavesTheOthers() {
      page.subscribe(channel).subscribe("not-" + channel).settle();

      page.unsubscribe("not-" + channel).settle();

      heliograph.publisher().publish("not-" + channel, alice.ref(), "1");
      assertPageStillHears();
    }

    @Test
    void oneUnsubscribeUndoesTwoSubscriptions() {
      page.subscribe(channel).subscribe(channel).unsubscribe(channel).settle();

      publish("1");

      assertThat(page.heard()).isEmpty();
    }

    @Test
    void aChannelCanBeSubscribedAgain() {
      page.subscribe(channel).unsubscribe(channel).subscribe(channel);

      assertPageStillHears();
    }
  }

  private void assertPageStillHears() {
    page.settle();
    publish("1");
    assertThat(page.heard()).containsExactly(StockPage.frame(channel, "1"));
  }

  private void publish(String message) {
    heliograph.publisher().publish(channel, alice.ref(), message);
  }
}

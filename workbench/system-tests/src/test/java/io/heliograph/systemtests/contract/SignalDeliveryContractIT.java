package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.harness.product.User;
import io.heliograph.harness.rawsocket.RawFrame;
import io.heliograph.localstack.identity.LocalBackstage;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.StockPage;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the contract, part 3.3: the sockets that get a signal. */
@WithSharedHeliograph
@Timeout(60)
class SignalDeliveryContractIT {
  private static final int MANY_SOCKETS = 20;
  private static final int MANY_SIGNALS = 100;

  private final RunningHeliograph heliograph;
  private final LocalBackstage backstage;
  private final List<StockPage> pages = new ArrayList<>();
  private final String channel = "c-" + UUID.randomUUID();
  private final String group = "group:default/g-" + UUID.randomUUID();

  SignalDeliveryContractIT(RunningHeliograph heliograph, LocalBackstage backstage) {
    this.heliograph = heliograph;
    this.backstage = backstage;
  }

  @AfterEach
  void hangUp() {
    pages.forEach(StockPage::close);
  }

  @Test
  void aPersonGetsTheirOwnAndNobodyElseDoes() {
    User alice = heliograph.somebody();
    StockPage own = subscribed(alice);
    StockPage foreign = subscribed(heliograph.somebody());

    publish(alice.ref(), "1");

    assertThat(own.heard()).containsExactly(frame("1"));
    assertThat(foreign.heard()).isEmpty();
  }

  @Test
  void everySocketOfAPersonGetsIt() {
    User alice = heliograph.somebody();
    List<StockPage> own = Stream.generate(() -> subscribed(alice)).limit(MANY_SOCKETS).toList();

    publish(alice.ref(), "1");

    assertThat(own).allSatisfy(page -> assertThat(page.heard()).containsExactly(frame("1")));
  }

  @Test
  void aGroupReachesWhoeverBelongsToItByTheirToken() {
    StockPage member = subscribed(heliograph.somebody(group));
    StockPage another = subscribed(heliograph.somebody("group:default/other", group));
    StockPage stranger = subscribed(heliograph.somebody());

    publish(group, "1");

    assertThat(member.heard()).containsExactly(frame("1"));
    assertThat(another.heard()).containsExactly(frame("1"));
    assertThat(stranger.heard()).isEmpty();
  }

  @Test
  void aGroupReachesWhoeverBelongsToItThoughTheTokenDoesNotSaySo() {
    String ref = "user:default/u-" + UUID.randomUUID();
    backstage.owns(ref, ref, group);
    StockPage member = subscribed(new User(ref, backstage.userToken(ref)));

    publish(group, "1");

    assertThat(member.heard()).containsExactly(frame("1"));
  }

  @Test
  void aBroadcastReachesEverybodyWhoSubscribed() {
    StockPage alice = subscribed(heliograph.somebody());
    StockPage bob = subscribed(heliograph.somebody(group));
    StockPage elsewhere = page(heliograph.somebody()).subscribe("other").settle();

    publish(SignalHeaders.EVERYONE, "1");

    assertThat(alice.heard()).containsExactly(frame("1"));
    assertThat(bob.heard()).containsExactly(frame("1"));
    assertThat(elsewhere.heard()).isEmpty();
  }

  @Test
  void nobodyGetsAChannelThatTheyDidNotAskFor() {
    User alice = heliograph.somebody();
    StockPage page = subscribed(alice);

    heliograph.publisher().publish("not-" + channel, alice.ref(), "1");
    heliograph.publisher().publish(channel.toUpperCase(Locale.ROOT), alice.ref(), "2");

    assertThat(page.heard()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"User:default/%s", "user:Default/%s", "user:default/%s ", "%s"})
  void aRecipientIsComparedExactly(String ref) {
    User alice = heliograph.somebody();
    StockPage page = subscribed(alice);

    publish(ref.formatted(alice.ref().substring("user:default/".length())), "1");

    assertThat(page.heard()).isEmpty();
  }

  @Test
  void whatIsForNobodyReachesNobodyAndStopsNothing() {
    User alice = heliograph.somebody();
    StockPage page = subscribed(alice);

    heliograph.publisher().publishWithoutRecipient(channel, alice.ref(), "1");

    publish(alice.ref(), "2");
    assertThat(page.heard()).containsExactly(frame("2"));
  }

  @Test
  void signalsOfAPersonComeInTheirOrderAndOnce() {
    User alice = heliograph.somebody();
    StockPage page = subscribed(alice);
    List<String> numbers = IntStream.range(0, MANY_SIGNALS).mapToObj(Integer::toString).toList();

    numbers.forEach(number -> publish(alice.ref(), number));

    assertThat(page.heard()).isEqualTo(numbers.stream().map(this::frame).toList());
  }

  @Test
  void aSocketThatIsGoneHarmsNobody() {
    User alice = heliograph.somebody();
    StockPage gone = subscribed(alice);
    StockPage left = subscribed(alice);

    gone.close();
    publish(alice.ref(), "1");

    assertThat(left.heard()).containsExactly(frame("1"));
  }

  private StockPage subscribed(User user) {
    return page(user).subscribe(channel).settle();
  }

  private StockPage page(User user) {
    StockPage page = StockPage.of(user, heliograph);
    pages.add(page);
    return page;
  }

  private void publish(String recipient, String message) {
    heliograph.publisher().publish(channel, recipient, message);
  }

  private RawFrame frame(String message) {
    return StockPage.frame(channel, message);
  }
}

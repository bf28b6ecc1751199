package io.heliograph.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.harness.product.Http;
import io.heliograph.harness.product.User;
import io.heliograph.harness.product.Verdict;
import io.heliograph.systemtests.client.Sending;
import io.heliograph.systemtests.harness.RawHttpClient;
import io.heliograph.systemtests.harness.RunningHeliograph;
import io.heliograph.systemtests.harness.SharedHeliograph;
import io.heliograph.systemtests.harness.WithSharedHeliograph;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks an extension of the contract: a send with a key can be repeated. */
@WithSharedHeliograph
@Timeout(60)
class IdempotencyContractIT {
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final String DROPPED = "Heliograph-Dropped-Recipients";

  private final RunningHeliograph heliograph;
  private final User alice;
  private final String key = UUID.randomUUID().toString();

  IdempotencyContractIT(RunningHeliograph heliograph) {
    this.heliograph = heliograph;
    this.alice = heliograph.somebody();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/notifications"})
  void aRepetitionIsAnsweredTheSameAndSaysSo(String path) {
    Sending sending = Sending.titled(key).to(alice);
    Http.Answer first = withKey().post(path, sending);

    Http.Answer second = withKey().post(path, sending);

    assertThat(first.header(REPLAYED)).isEmpty();
    assertThat(second.header(REPLAYED)).isEqualTo("true");
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(heliograph.notifications().titles(alice)).containsOnlyOnce(key);
  }

  @Test
  void whatWasDroppedIsRepeated() {
    Sending sending = Sending.titled("T").to("group:default/contract-ghosts", alice.ref());
    Http.Answer first = withKey().post("", sending);

    Http.Answer second = withKey().post("", sending);

    assertThat(second.header(DROPPED)).isEqualTo(first.header(DROPPED)).isNotEmpty();
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefused() {
    withKey().post("", Sending.titled("T").to(alice));

    Http.Answer refused = withKey().post("", Sending.titled("Other").to(alice));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(heliograph.notifications().titles(alice)).doesNotContain("Other");
  }

  @Test
  void aRefusedRequestDoesNotUseUpItsKey() {
    assertThat(withKey().post("", "{}").verdict()).isEqualTo(Verdict.INPUT);

    Http.Answer corrected = withKey().post("", Sending.titled("T").to(alice));

    assertThat(corrected.verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void servicesDoNotShareKeys() {
    RawHttpClient other = heliograph.withToken(SharedHeliograph.OTHER_TOKEN).with(KEY, key);
    String first = withKey().idOf(Sending.titled("T").to(alice));

    String second = other.idOf(Sending.titled("Other").to(alice));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void withoutAKeyARepetitionIsAnotherNotification() {
    RawHttpClient sender = heliograph.asService();
    String first = sender.idOf(Sending.titled("T").to(alice));

    String second = sender.idOf(Sending.titled("T").to(alice));

    assertThat(second).isNotEqualTo(first);
  }

  private RawHttpClient withKey() {
    return heliograph.asService().with(KEY, key);
  }
}

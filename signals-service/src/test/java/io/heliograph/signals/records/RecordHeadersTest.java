package io.heliograph.signals.records;

import static io.heliograph.signals.Records.aRecord;
import static io.heliograph.signals.Records.withoutHeaders;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.contract.SignalHeaders;
import io.heliograph.signals.Records;
import io.heliograph.signals.replay.Address;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordHeadersTest {
  private static final Records FOR_ALICE = aRecord().on("c").to("user:default/alice");

  @Test
  void ofSeveralHeadersWithOneNameTheFirstCounts() {
    var headers =
        FOR_ALICE.headers().add(SignalHeaders.RECIPIENT, "user:default/bob".getBytes(UTF_8));

    assertThat(RecordHeaders.of(headers).address())
        .isEqualTo(Address.of("c", "user:default/alice"));
  }

  @Test
  void anEmptyHeaderSaysAsLittleAsAnAbsentOne() {
    var headers = aRecord().on("c").to("").headers();

    assertThat(RecordHeaders.of(headers).address()).isNull();
  }

  @Test
  void anEmptyHeaderDoesNotHideTheNextOne() {
    var headers =
        aRecord().on("c").to("").headers().add(SignalHeaders.RECIPIENT, "*".getBytes(UTF_8));

    assertThat(RecordHeaders.of(headers).address()).isEqualTo(Address.of("c", "*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"user:default/alice\"",
        "user:default/alice\n",
        "user:default/al ice",
        "user:default/al\u0000ice",
        "user:default/al\u007fice"
      })
  void aRecipientThatNobodyCanBeIsNoAddress(String recipient) {
    var headers = aRecord().on("c").to(recipient).headers();

    assertThat(RecordHeaders.of(headers).address()).isNull();
  }

  @Test
  void aRecipientMayHaveLettersOfAnyScript() {
    var headers = aRecord().on("c").to("user:default/élodie").headers();

    assertThat(RecordHeaders.of(headers).address())
        .isEqualTo(Address.of("c", "user:default/élodie"));
  }

  @Test
  void theOrderOfHeadersMeansNothing() {
    var routing =
        RecordHeaders.of(withoutHeaders().on("c").to("*").withId("i").ofTerm(7).headers());

    assertThat(texts(routing)).containsExactly("7", "i", "c", "*");
  }

  @Test
  void aTermAloneNamesNoAddress() {
    assertThat(RecordHeaders.of(withoutHeaders().ofTerm(7).headers()).address()).isNull();
    assertThat(RecordHeaders.of(withoutHeaders().headers()).address()).isNull();
  }

  @Test
  void headersOfOthersAreReadPast() {
    var headers = aRecord().with("traceparent", "00-1-2-01").on("c").to("*").headers();

    assertThat(RecordHeaders.of(headers).address()).isEqualTo(Address.of("c", "*"));
  }

  private static List<String> texts(RecordHeaders routing) {
    return Stream.of(routing.term(), routing.id(), routing.channel(), routing.recipient())
        .map(bytes -> new String(bytes, UTF_8))
        .toList();
  }
}

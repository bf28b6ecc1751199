package io.heliograph.signals.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class TopicIdsTest {
  private static final Uuid REAL = Uuid.randomUuid();
  private static final Uuid NONE = Uuid.ZERO_UUID;

  private final TopicIds ids = new TopicIds();

  @Test
  void aTopicHasTheIdThatTheBrokerGivesIt() {
    assertThat(ids.of("t", REAL)).isEqualTo(REAL);
  }

  @Test
  void aTopicThatIsCreatedAgainHasItsNewId() {
    Uuid next = Uuid.randomUuid();

    assertThat(ids.of("t", REAL)).isEqualTo(REAL);
    assertThat(ids.of("t", next)).isEqualTo(next);
  }

  @Test
  void withoutIdsTwoTopicsAreApartAndEveryInstanceNamesThemEqually() {
    Uuid signals = ids.of("signals", NONE);

    assertThat(signals).isNotEqualTo(NONE).isNotEqualTo(ids.of("notifications", NONE));
    assertThat(new TopicIds().of("signals", NONE)).isEqualTo(signals);
  }

  @Test
  void anUpgradedBrokerDoesNotMakeATopicAnotherOne() {
    Uuid named = ids.of("t", NONE);

    assertThat(ids.of("t", REAL)).isEqualTo(named);
    assertThat(ids.of("t", NONE)).isEqualTo(named);
  }

  @Test
  void neitherDoesOneThatIsNotUpgradedYet() {
    assertThat(ids.of("t", REAL)).isEqualTo(REAL);
    assertThat(ids.of("t", NONE)).isEqualTo(REAL);
  }
}

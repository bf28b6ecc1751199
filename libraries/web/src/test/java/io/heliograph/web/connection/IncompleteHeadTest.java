package io.heliograph.web.connection;

import static io.heliograph.web.connection.IncompleteHead.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.web.ByteBudget;
import org.junit.jupiter.api.Test;

class IncompleteHeadTest {
  private final ByteBudget budget = new ByteBudget(2 * SMALL);
  private final IncompleteHead head = new IncompleteHead(budget);

  @Test
  void aSmallHeadTakesNothing() {
    assertThat(head.hold(SMALL)).isTrue();

    assertThat(budget.held()).isZero();
  }

  @Test
  void aLargeHeadTakesAllItsBytesOnce() {
    head.hold(SMALL + 1);
    head.hold(SMALL + 3);
    head.hold(SMALL + 3);

    assertThat(budget.held()).isEqualTo(SMALL + 3);
  }

  @Test
  void theHeadBehindACompleteOneTakesOnlyItsOwnBytes() {
    head.hold(SMALL + 3);

    head.hold(SMALL + 1);
    assertThat(budget.held()).isEqualTo(SMALL + 1);

    head.hold(1);
    assertThat(budget.held()).isZero();
  }

  @Test
  void withoutRoomNothingIsTaken() {
    head.hold(SMALL + 1);

    assertThat(head.hold(2 * SMALL + 1)).isFalse();

    assertThat(budget.held()).isEqualTo(SMALL + 1);
  }

  @Test
  void aClosedConnectionReturnsItsBytesOnceAndTakesNoMore() {
    head.hold(SMALL + 1);

    head.close();
    head.close();
    assertThat(head.hold(SMALL + 1)).isTrue();

    assertThat(budget.held()).isZero();
  }
}

package io.heliograph.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private final ByteBudget budget = new ByteBudget(100);

  @Test
  void theWholeBudgetMayBeTaken() {
    assertThat(budget.tryTake(60)).isTrue();
    assertThat(budget.tryTake(40)).isTrue();

    assertThat(budget.held()).isEqualTo(100);
  }

  @Test
  void whatIsRefusedIsNotHeld() {
    budget.tryTake(60);

    assertThat(budget.tryTake(41)).isFalse();

    assertThat(budget.held()).isEqualTo(60);
  }

  @Test
  void whatIsGivenBackMayBeTakenAgain() {
    budget.tryTake(100);

    budget.giveBack(30);

    assertThat(budget.tryTake(31)).isFalse();
    assertThat(budget.tryTake(30)).isTrue();
  }
}

package io.heliograph.signals.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.signals.websocket.TokenRefreshQueue.PendingRefresh;
import org.junit.jupiter.api.Test;

class TokenRefreshQueueTest {
  private final TokenRefreshQueue refreshes = new TokenRefreshQueue();

  @Test
  void theFirstIsVerifiedAtOnce() {
    assertThat(refreshes.add("a")).contains(new PendingRefresh("a", 1));
    assertThat(refreshes.next()).isEmpty();
    assertThat(refreshes.add("b")).contains(new PendingRefresh("b", 1));
  }

  @Test
  void theNextIsVerifiedAfterIt() {
    refreshes.add("a");

    assertThat(refreshes.add("b")).isEmpty();
    assertThat(refreshes.next()).contains(new PendingRefresh("b", 1));
    assertThat(refreshes.add("c")).isEmpty();
    assertThat(refreshes.next()).contains(new PendingRefresh("c", 1));
  }

  @Test
  void onlyTheNewestWaitsAndOwesTheAnswersOfThoseItHasOvertaken() {
    refreshes.add("a");
    refreshes.add("b");
    refreshes.add("c");
    refreshes.add("d");

    assertThat(refreshes.next()).contains(new PendingRefresh("d", 3));
    assertThat(refreshes.next()).isEmpty();
  }

  @Test
  void nothingIsVerifiedForWhoHasLeft() {
    refreshes.add("a");
    refreshes.add("b");

    refreshes.clear();

    assertThat(refreshes.next()).isEmpty();
  }

  @Test
  void aTokenIsNotInItsText() {
    assertThat(new PendingRefresh("secret", 1).toString()).doesNotContain("secret");
  }
}

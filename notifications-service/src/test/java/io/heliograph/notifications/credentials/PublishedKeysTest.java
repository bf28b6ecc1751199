package io.heliograph.notifications.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
  private final List<Map<String, Object>> stored = new ArrayList<>();
  private boolean away;
  private long now = Long.MAX_VALUE - 1;
  private int reads;
  private final PublishedKeys keys = new PublishedKeys(this::read, () -> now);

  @Test
  void theDatabaseIsAskedOnceASecondHoweverManyAsk() {
    for (int i = 0; i < 100; i++) {
      served();
      pass(Duration.ofMillis(100));
    }

    assertThat(reads).isEqualTo(10);
  }

  @Test
  void aKeyIsServedAsSoonAsItMaySign() {
    served();
    stored.add(Map.of("kid", "new"));

    pass(PublishedKeys.MAX_AGE);

    assertThat(served()).containsExactly(Map.of("kid", "new"));
  }

  @Test
  void theLastOnesAreServedForAWhileWhenTheDatabaseIsAway() {
    stored.add(Map.of("kid", "old"));
    served();
    away = true;

    pass(PublishedKeys.MAX_STALE);
    assertThat(served()).containsExactly(Map.of("kid", "old"));
    pass(PublishedKeys.MAX_AGE);
    assertThatIllegalStateException().isThrownBy(this::served);
    away = false;
    pass(PublishedKeys.MAX_AGE);
    assertThat(served()).hasSize(1);
  }

  private Uni<List<Map<String, Object>>> read() {
    reads++;
    return away
        ? Uni.createFrom().failure(new IllegalStateException("away"))
        : Uni.createFrom().item(List.copyOf(stored));
  }

  private List<Map<String, Object>> served() {
    return keys.current().await().indefinitely();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}

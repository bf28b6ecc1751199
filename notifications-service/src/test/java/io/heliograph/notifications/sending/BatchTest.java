package io.heliograph.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.subscription.UniEmitter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchTest {
  private final Batch batch = new Batch(5, 1000);

  @Test
  void takesWhatFits() {
    assertThat(batch.add(to("a", "b", "c"))).isTrue();
    assertThat(batch.add(to("d", "e", "f"))).isFalse();
    assertThat(batch.add(to("d", "e"))).isTrue();
    assertThat(batch.add(to("g"))).isFalse();
  }

  @Test
  void takesTheFirstHoweverLargeItIs() {
    assertThat(batch.add(to("a", "b", "c", "d", "e", "f"))).isTrue();
    assertThat(batch.add(to("g"))).isFalse();
  }

  @Test
  void holdsOneOfEachUserOriginAndScope() {
    assertThat(batch.add(scoped("x", "ci", "a", "b"))).isTrue();
    assertThat(batch.add(scoped("x", "ci", "b"))).isFalse();
    assertThat(batch.add(scoped("y", "ci", "b"))).isTrue();
    assertThat(batch.add(scoped("x", "cd", "b"))).isTrue();
  }

  @Test
  void holdsManyForOneUserWithoutScope() {
    assertThat(batch.add(to("a"))).isTrue();
    assertThat(batch.add(to("a"))).isTrue();
  }

  private static Waiting to(String... names) {
    return Waiting.now(Sends.to(names), new Nobody());
  }

  private static Waiting scoped(String scope, String origin, String... names) {
    return Waiting.now(Sends.scoped(scope, origin, names), new Nobody());
  }

  private static final class Nobody implements UniEmitter<Outcome> {
    @Override
    public void complete(@Nullable Outcome item) {}

    @Override
    public void fail(Throwable failure) {}

    @Override
    public UniEmitter<Outcome> onTermination(Runnable onTermination) {
      return this;
    }
  }
}

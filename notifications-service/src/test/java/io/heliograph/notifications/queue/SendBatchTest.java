package io.heliograph.notifications.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliograph.notifications.command.SendResult;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendBatchTest {
  private final SendBatch batch = new SendBatch(5, 1000);

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

  /** Each of them may replace one with longer texts. */
  @Test
  void holdsOneBroadcastWithAScopeAndManyWithout() {
    assertThat(batch.add(broadcast(null))).isTrue();
    assertThat(batch.add(broadcast("x"))).isFalse();
    assertThat(batch.add(broadcast(null))).isTrue();
  }

  private static QueuedSend broadcast(@Nullable String scope) {
    return QueuedSend.now(Sends.broadcast(scope), new Nobody());
  }

  private static QueuedSend to(String... names) {
    return QueuedSend.now(Sends.to(names), new Nobody());
  }

  private static QueuedSend scoped(String scope, String origin, String... names) {
    return QueuedSend.now(Sends.scoped(scope, origin, names), new Nobody());
  }

  private static final class Nobody implements UniEmitter<SendResult> {
    @Override
    public void complete(@Nullable SendResult item) {}

    @Override
    public void fail(Throwable failure) {}

    @Override
    public UniEmitter<SendResult> onTermination(Runnable onTermination) {
      return this;
    }
  }
}

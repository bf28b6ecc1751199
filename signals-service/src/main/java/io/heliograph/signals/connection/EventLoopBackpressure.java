package io.heliograph.signals.connection;

import static java.util.function.Predicate.not;

import io.heliograph.signals.hub.Backpressure;
import io.netty.channel.EventLoop;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Event loops take one task after the other: when each has taken one more, all that was offered
 * before has had its turn. A reader that takes nothing does not matter, since nothing waits for it.
 */
@Singleton
final class EventLoopBackpressure implements Backpressure {
  private final Set<EventLoop> loops = ConcurrentHashMap.newKeySet();

  void include(EventLoop loop) {
    loops.add(loop);
  }

  @Override
  public void await() {
    List<EventLoop> all = loops.stream().filter(not(EventLoop::isShuttingDown)).toList();
    var turns = new CountDownLatch(all.size());
    all.forEach(loop -> loop.execute(turns::countDown));
    try {
      boolean _ = turns.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

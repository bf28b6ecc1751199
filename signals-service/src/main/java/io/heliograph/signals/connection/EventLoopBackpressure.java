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
 * Waits until each event loop has run one more task, for one second at most. An event loop runs its
 * tasks in order, so all frames offered before have been handled then. A client that reads nothing
 * causes no delay, because an event loop does not wait for it.
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

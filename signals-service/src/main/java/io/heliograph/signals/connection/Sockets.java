package io.heliograph.signals.connection;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every open socket of this instance. */
@Singleton
public final class Sockets {
  private final Set<Outbound> open = ConcurrentHashMap.newKeySet();

  Sockets(ConnectionMetrics metrics) {
    metrics.watch(open);
  }

  void add(Outbound outbound) {
    open.add(outbound);
  }

  void remove(Outbound outbound) {
    open.remove(outbound);
  }

  /** Done when all of them are gone. */
  public Uni<Void> closeAll(Closing why) {
    List<Uni<Void>> closes = open.stream().map(outbound -> outbound.close(why)).toList();
    return closes.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(closes).andCollectFailures().replaceWithVoid();
  }

  public int count() {
    return open.size();
  }
}

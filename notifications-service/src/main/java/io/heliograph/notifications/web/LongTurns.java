package io.heliograph.notifications.web;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Turns for requests that keep a processor of the database busy for as long as a person has
 * notifications: fewer of them are worked on at a time.
 */
@Singleton
final class LongTurns {
  private final Turns turns;

  LongTurns(TurnsConfig config, Vertx vertx) {
    turns = new Turns(config.concurrentLongRequests(), config, vertx);
  }

  /** As {@link Turns#take}. */
  <T> Uni<T> take(EntityRef user, Supplier<Uni<T>> work) {
    return turns.take(user, work);
  }

  int waiting(EntityRef user) {
    return turns.waiting(user);
  }
}

package io.heliograph.notifications.catalog;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.directory.Directory;
import io.heliograph.notifications.directory.DirectoryEntity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory that queries Backstage's catalog. Entities and their absence are cached for a short
 * time. Concurrent lookups of the same entity share one request. Failures are not cached.
 */
final class CatalogDirectory implements Directory {
  private static final int CONCURRENT_REQUESTS = 4;

  private final CatalogClient client;
  private final AsyncLoadingCache<EntityRef, Optional<DirectoryEntity>> entities;

  CatalogDirectory(CatalogClient client, CatalogConfig config) {
    this.client = client;
    entities =
        Caffeine.newBuilder()
            .maximumSize(config.cacheSize())
            .expireAfterWrite(config.cache())
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .buildAsync(
                AsyncCacheLoader.bulk((refs, executor) -> load(refs).subscribeAsCompletionStage()));
  }

  @Override
  public Uni<Map<EntityRef, DirectoryEntity>> find(Set<EntityRef> refs) {
    Context caller = Vertx.currentContext();
    return Uni.createFrom()
        .completionStage(() -> entities.getAll(refs))
        .emitOn(answered -> runOn(caller, answered))
        .map(CatalogDirectory::known);
  }

  private Uni<Map<EntityRef, Optional<DirectoryEntity>>> load(Set<? extends EntityRef> refs) {
    return Multi.createFrom()
        .iterable(CatalogRequest.of(refs))
        .onItem()
        .transformToUni(client::find)
        .merge(CONCURRENT_REQUESTS)
        .collect()
        .in(HashMap::new, Map::putAll);
  }

  private static Map<EntityRef, DirectoryEntity> known(
      Map<EntityRef, Optional<DirectoryEntity>> found) {
    var known = new HashMap<EntityRef, DirectoryEntity>();
    found.forEach((ref, entity) -> entity.ifPresent(one -> known.put(ref, one)));
    return known;
  }

  /**
   * Runs the callback on the caller's context, because a response may arrive on the event loop of
   * another caller.
   */
  private static void runOn(@Nullable Context caller, Runnable answered) {
    if (caller == null) {
      answered.run();
    } else {
      caller.runOnContext(nothing -> answered.run());
    }
  }
}

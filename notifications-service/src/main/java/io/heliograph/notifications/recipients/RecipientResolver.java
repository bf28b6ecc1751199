package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Turns refs into users. */
@Singleton
public final class RecipientResolver {
  private final Directory directory;

  RecipientResolver(Directory directory) {
    this.directory = directory;
  }

  /** Each user once, in the order in which they were found. */
  public Uni<List<EntityRef>> resolve(Recipients.Entities recipients) {
    return follow(new Walk(recipients));
  }

  private Uni<List<EntityRef>> follow(Walk walk) {
    Set<EntityRef> level = walk.nextLevel();
    return level.isEmpty()
        ? Uni.createFrom().item(walk.users())
        : directory.find(level).invoke(walk::visit).chain(() -> follow(walk));
  }
}

package io.heliograph.notifications.recipients;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.function.Predicate;

/** Walks through the directory, one look-up per level. */
@Singleton
@Typed(DirectoryResolver.class)
final class DirectoryResolver implements RecipientResolver {
  private final Directory directory;
  private final int maxRecipients;

  DirectoryResolver(Directory directory, DirectoryConfig config) {
    this.directory = directory;
    maxRecipients = config.maxRecipients();
  }

  @Override
  public Uni<Resolution> resolve(Recipients.Entities recipients) {
    return Uni.createFrom()
        .item(() -> new Walk(recipients, maxRecipients))
        .flatMap(walk -> walk.isOver() ? Uni.createFrom().item(walk) : toItsEnd(walk))
        .map(Walk::resolution);
  }

  /** A loop, because groups may be nested deeper than a stack. */
  private Uni<Walk> toItsEnd(Walk walk) {
    return Multi.createBy()
        .repeating()
        .uni(() -> oneLevelOn(walk))
        .whilst(Predicate.not(Walk::isOver))
        .collect()
        .last();
  }

  private Uni<Walk> oneLevelOn(Walk walk) {
    return directory.find(walk.level()).invoke(walk::visit).replaceWith(walk);
  }
}

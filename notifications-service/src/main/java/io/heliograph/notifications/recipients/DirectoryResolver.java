package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.directory.Directory;
import io.heliograph.notifications.directory.DirectoryConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;

/** Resolves recipients with one directory lookup per level of groups. */
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
  public Uni<ResolvedRecipients> resolve(Recipients.Entities recipients) {
    return Uni.createFrom()
        .item(() -> new GroupExpansion(recipients, maxRecipients))
        .flatMap(
            expansion ->
                expansion.isOver() ? Uni.createFrom().item(expansion) : toItsEnd(expansion))
        .map(GroupExpansion::resolution)
        .map(resolved -> resolved.with(DroppedRef.Reason.UNKNOWN_USER, unknownUsers(recipients)));
  }

  /** Returns the users that the sender names and the directory does not list. */
  private List<EntityRef> unknownUsers(Recipients.Entities recipients) {
    return recipients.refs().stream()
        .filter(EntityRef::isUser)
        .filter(directory::lacks)
        .filter(Predicate.not(recipients.excluded()::contains))
        .distinct()
        .toList();
  }

  /**
   * Expands all levels. Uses a loop instead of recursion because deeply nested groups could
   * overflow the stack.
   */
  private Uni<GroupExpansion> toItsEnd(GroupExpansion expansion) {
    return Multi.createBy()
        .repeating()
        .uni(() -> oneLevelOn(expansion))
        .whilst(Predicate.not(GroupExpansion::isOver))
        .collect()
        .last();
  }

  private Uni<GroupExpansion> oneLevelOn(GroupExpansion expansion) {
    return directory.find(expansion.level()).invoke(expansion::visit).replaceWith(expansion);
  }
}

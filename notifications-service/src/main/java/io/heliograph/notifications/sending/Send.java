package io.heliograph.notifications.sending;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.inbox.Delivery;
import io.heliograph.notifications.inbox.Slot;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.recipients.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command on its way to the database, with its recipients found. Equal to itself only. */
final class Send {
  private final Command command;
  private final @Nullable Resolution resolution;

  private Send(Command command, @Nullable Resolution resolution) {
    this.command = command;
    this.resolution = resolution;
  }

  static Send toEverybody(Command command) {
    return new Send(command, null);
  }

  static Send to(Resolution resolution, Command command) {
    return new Send(command, resolution);
  }

  boolean isBroadcast() {
    return resolution == null;
  }

  Content content() {
    return command.content();
  }

  /** Each user once; nobody in particular for a broadcast. */
  List<EntityRef> users() {
    return resolution == null ? List.of() : resolution.users();
  }

  /** Most notifications that it makes. */
  int copies() {
    return isBroadcast() ? 1 : users().size();
  }

  /** Their size together, in characters. */
  long size() {
    return (long) copies() * content().json().length();
  }

  /** What it may replace. */
  Set<Slot> slots() {
    String scope = content().payload().scope();
    return scope == null
        ? Set.of()
        : users().stream()
            .map(user -> new Slot(user, content().origin(), scope))
            .collect(toUnmodifiableSet());
  }

  Delivery at(Instant created) {
    return new Delivery(content().at(created), users());
  }

  boolean isAnsweredEarly() {
    return command.answeredEarly();
  }

  @Nullable Claim claim() {
    return command.claim();
  }

  /** The recipients that reach nobody, as the answer's header names them. */
  @Nullable String dropped() {
    return resolution == null ? null : resolution.droppedHeader().orElse(null);
  }

  /** What the sender is told. */
  List<Receipt> receipts(List<Notification> stored) {
    return stored.stream().map(one -> Receipt.of(one, content().json())).toList();
  }
}

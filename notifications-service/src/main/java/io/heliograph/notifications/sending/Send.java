package io.heliograph.notifications.sending;

import static java.util.function.Predicate.not;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.inbox.Delivery;
import io.heliograph.notifications.inbox.Slot;
import io.heliograph.notifications.notification.Draft;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.recipients.Resolution;
import io.heliograph.notifications.settings.Offer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

  Draft draft() {
    return command.draft();
  }

  /** Each user once; nobody in particular for a broadcast. */
  List<EntityRef> users() {
    return resolution == null ? List.of() : resolution.users();
  }

  /** To each of the users. */
  Stream<Offer> offers() {
    return users().stream()
        .map(user -> new Offer(user, draft().origin(), draft().payload().topic()));
  }

  /** What it may replace. */
  Set<Slot> slots() {
    return new Delivery(draft(), users()).slots();
  }

  Delivery delivery(Set<Offer> unwanted) {
    return new Delivery(
        draft(), offers().filter(not(unwanted::contains)).map(Offer::user).toList());
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
    return stored.stream().map(one -> Receipt.of(one, command.payload())).toList();
  }
}

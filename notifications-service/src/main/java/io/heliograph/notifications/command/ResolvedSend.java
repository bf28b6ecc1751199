package io.heliograph.notifications.command;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.heliograph.identity.EntityRef;
import io.heliograph.notifications.delivery.Delivery;
import io.heliograph.notifications.delivery.ScopeKey;
import io.heliograph.notifications.notification.Notification;
import io.heliograph.notifications.recipients.DroppedRef;
import io.heliograph.notifications.recipients.ResolvedRecipients;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command with its recipients resolved. Instances are compared by identity. */
public final class ResolvedSend {
  private final SendCommand command;
  private final @Nullable ResolvedRecipients resolution;

  private ResolvedSend(SendCommand command, @Nullable ResolvedRecipients resolution) {
    this.command = command;
    this.resolution = resolution;
  }

  public static ResolvedSend toEverybody(SendCommand command) {
    return new ResolvedSend(command, null);
  }

  public static ResolvedSend to(ResolvedRecipients resolution, SendCommand command) {
    return new ResolvedSend(command, resolution);
  }

  public boolean isBroadcast() {
    return resolution == null;
  }

  public SendContent content() {
    return command.content();
  }

  /** Returns each user once; empty for a broadcast. */
  public List<EntityRef> users() {
    return resolution == null ? List.of() : resolution.users();
  }

  /** Returns the maximum number of notifications that the send creates. */
  public int recipientRows() {
    return isBroadcast() ? 1 : users().size();
  }

  /** Returns the total size of these notifications, in characters. */
  public long size() {
    return (long) recipientRows() * content().json().length();
  }

  /**
   * Returns the size of what is returned when it is written together with others, in characters. A
   * broadcast with a scope counts with the longest texts that it may keep. A send to users does
   * not: what it keeps is limited when it is written.
   */
  public long maxReturnedSize() {
    return isBroadcast() && content().payload().scope() != null
        ? size() + PayloadBody.MAX_KEPT
        : size();
  }

  /** Returns the scope keys whose notifications the send may replace. */
  public Set<ScopeKey> scopeKeys() {
    String scope = content().payload().scope();
    return scope == null
        ? Set.of()
        : users().stream()
            .map(user -> new ScopeKey(user, content().origin(), scope))
            .collect(toUnmodifiableSet());
  }

  public Delivery at(Instant created) {
    return new Delivery(content().at(created), users());
  }

  public boolean isAnsweredEarly() {
    return command.answeredEarly();
  }

  public @Nullable IdempotentRequest keyedRequest() {
    return command.keyedRequest();
  }

  /**
   * Returns the dropped refs, in the format of the response header, with the users who opted out:
   * they have no stored notification.
   */
  public @Nullable String dropped(List<Notification> stored) {
    return resolution == null || stored.size() == users().size()
        ? dropped()
        : resolution
            .with(DroppedRef.Reason.OPTED_OUT, without(stored))
            .droppedHeader()
            .orElse(null);
  }

  private Set<EntityRef> without(List<Notification> stored) {
    var others = new LinkedHashSet<>(users());
    stored.forEach(one -> others.remove(one.user()));
    return others;
  }

  /** Returns the dropped refs, in the format of the response header. */
  public @Nullable String dropped() {
    return resolution == null ? null : resolution.droppedHeader().orElse(null);
  }

  /** Returns the receipts for the sender. */
  public List<Receipt> receipts(List<Notification> stored) {
    return stored.stream().map(one -> Receipt.of(one, content().json())).toList();
  }
}

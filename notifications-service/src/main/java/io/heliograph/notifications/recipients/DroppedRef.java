package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;

/**
 * A ref for which the sender gets a reason: one that resolves to no user, named by the sender or
 * found during expansion, or a user who does not read the notification.
 */
public record DroppedRef(EntityRef ref, Reason reason) {

  /** Returns the dropped ref of a known entity that has no members or owners. */
  static DroppedRef leadingNowhere(EntityRef ref) {
    return new DroppedRef(ref, ref.isGroup() ? Reason.NO_MEMBERS : Reason.NO_OWNER);
  }

  /** The reason why a ref was dropped. */
  public enum Reason {
    /** The directory does not contain the entity. */
    UNKNOWN("unknown"),
    /** A group with neither members nor child groups. */
    NO_MEMBERS("no-members"),
    /** Any other entity that is owned by neither a user nor a group. */
    NO_OWNER("no-owner"),
    /** The directory lists users, and not this one. The notification is stored all the same. */
    UNKNOWN_USER("unknown-user"),
    /** The user has switched off such notifications, so none is stored. */
    OPTED_OUT("opted-out");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** Returns the value that the header and the metric use. */
    @Override
    public String toString() {
      return text;
    }
  }
}

package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;

/** A ref that resolves to no user, either named by the sender or found during expansion. */
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
    NO_OWNER("no-owner");

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

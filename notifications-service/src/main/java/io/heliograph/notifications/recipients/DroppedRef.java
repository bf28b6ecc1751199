package io.heliograph.notifications.recipients;

import io.heliograph.identity.EntityRef;

/** A ref that leads to nobody, named by the sender or met on the way. */
public record DroppedRef(EntityRef ref, Reason reason) {

  /** A known entity that leads nowhere. */
  static DroppedRef leadingNowhere(EntityRef ref) {
    return new DroppedRef(ref, ref.isGroup() ? Reason.NO_MEMBERS : Reason.NO_OWNER);
  }

  /** Why. */
  public enum Reason {
    /** The directory does not know it. */
    UNKNOWN("unknown"),
    /** A group with neither members nor child groups. */
    NO_MEMBERS("no-members"),
    /** Anything else that neither a user nor a group owns. */
    NO_OWNER("no-owner");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** As it stands in the header and in the metric. */
    @Override
    public String toString() {
      return text;
    }
  }
}

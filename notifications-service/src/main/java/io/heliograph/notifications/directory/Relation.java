package io.heliograph.notifications.directory;

import io.heliograph.identity.EntityRef;
import java.util.List;

/** The catalog relations that lead to recipients. */
public enum Relation {
  HAS_MEMBER("hasMember", "user"),
  PARENT_OF("parentOf", "group"),
  OWNED_BY("ownedBy", "group");

  private final String type;
  private final String usualKind;

  Relation(String type, String usualKind) {
    this.type = type;
    this.usualKind = usualKind;
  }

  /**
   * Returns the relations to follow: for a group its members, then its child groups; otherwise the
   * owners.
   */
  public static List<Relation> followedFrom(EntityRef ref) {
    return ref.isGroup() ? List.of(HAS_MEMBER, PARENT_OF) : List.of(OWNED_BY);
  }

  public String type() {
    return type;
  }

  /** Returns the default kind of a target ref without a kind. */
  public String usualKind() {
    return usualKind;
  }

  boolean leadsTo(EntityRef target) {
    return switch (this) {
      case HAS_MEMBER -> target.isUser();
      case PARENT_OF -> target.isGroup();
      case OWNED_BY -> target.isUser() || target.isGroup();
    };
  }
}

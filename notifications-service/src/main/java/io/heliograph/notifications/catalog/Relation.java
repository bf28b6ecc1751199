package io.heliograph.notifications.catalog;

import io.heliograph.identity.EntityRef;
import java.util.List;

/** The relations that lead to recipients; their names are the catalog's. */
enum Relation {
  HAS_MEMBER("hasMember", "user"),
  PARENT_OF("parentOf", "group"),
  OWNED_BY("ownedBy", "group");

  private final String type;
  private final String usualKind;

  Relation(String type, String usualKind) {
    this.type = type;
    this.usualKind = usualKind;
  }

  /** Members of a group before its child groups; the owners of anything else. */
  static List<Relation> followedFrom(EntityRef ref) {
    return ref.isGroup() ? List.of(HAS_MEMBER, PARENT_OF) : List.of(OWNED_BY);
  }

  String type() {
    return type;
  }

  /** What is meant where the kind is left out. */
  String usualKind() {
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

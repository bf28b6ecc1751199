package io.heliograph.localstack.identity;

import java.util.Locale;

/** The name of a catalog entity, in lower case as Backstage compares it. */
public record EntityRef(String kind, String namespace, String name) {

  public EntityRef {
    kind = kind.toLowerCase(Locale.ROOT);
    namespace = namespace.toLowerCase(Locale.ROOT);
    name = name.toLowerCase(Locale.ROOT);
    if (kind.isBlank() || namespace.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException(
          "'%s:%s/%s' is no entity ref".formatted(kind, namespace, name));
    }
  }

  /** Reads {@code [kind:][namespace/]name}; what is not said comes from the defaults. */
  public static EntityRef parse(String text, String defaultKind, String defaultNamespace) {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/', colon + 1);
    return new EntityRef(
        colon < 0 ? defaultKind : text.substring(0, colon),
        slash < 0 ? defaultNamespace : text.substring(colon + 1, slash),
        text.substring(Math.max(colon, slash) + 1));
  }

  @Override
  public String toString() {
    return "%s:%s/%s".formatted(kind, namespace, name);
  }
}

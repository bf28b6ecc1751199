package io.heliograph.identity;

import java.util.Locale;

/**
 * A reference to an entity of the catalog, written {@code kind:namespace/name}.
 *
 * <p>An instance is always valid and normalised (lower case), so equality is plain equality. Its
 * text has at most {@value #MAX_LENGTH} characters, and its parts contain no {@code :}, no {@code
 * /}, no quotation mark, no space and no invisible character.
 */
public record EntityRef(String kind, String namespace, String name)
    implements Comparable<EntityRef> {

  /** Maximum length as text. */
  public static final int MAX_LENGTH = 255;

  private static final String DEFAULT_NAMESPACE = "default";
  private static final String USER = "user";
  private static final String GROUP = "group";

  public EntityRef {
    if (!isPart(kind) || !isPart(namespace) || !isPart(name)) {
      throw new InvalidEntityRefException(
          kind + ':' + namespace + '/' + name,
          "each part needs at least one character, and no ':', '/', '\"', space or invisible character");
    }
    kind = kind.toLowerCase(Locale.ROOT);
    namespace = namespace.toLowerCase(Locale.ROOT);
    name = name.toLowerCase(Locale.ROOT);
    if (kind.length() + namespace.length() + name.length() + 2 > MAX_LENGTH) {
      throw new InvalidEntityRefException(
          kind + ':' + namespace + '/' + name, "use at most " + MAX_LENGTH + " characters");
    }
  }

  /** Parses {@code kind:namespace/name}, or {@code kind:name} in the namespace {@code default}. */
  public static EntityRef parse(String text) {
    if (text.indexOf(':') < 0) {
      throw new InvalidEntityRefException(
          text, "write it as kind:namespace/name or kind:name, for example user:default/alice");
    }
    return parse(text, USER, DEFAULT_NAMESPACE);
  }

  /** Parses a ref as in catalog files, where the kind and the namespace may be omitted. */
  public static EntityRef parse(String text, String defaultKind, String defaultNamespace) {
    int colon = text.indexOf(':');
    int slash = text.indexOf('/', colon + 1);
    String kind = colon < 0 ? defaultKind : text.substring(0, colon);
    String namespace = slash < 0 ? defaultNamespace : text.substring(colon + 1, slash);
    String name = text.substring(Math.max(colon, slash) + 1);
    return new EntityRef(kind, namespace, name);
  }

  public boolean isUser() {
    return kind.equals(USER);
  }

  public boolean isGroup() {
    return kind.equals(GROUP);
  }

  /** Compares refs as text, by UTF-16 code units. */
  @Override
  public int compareTo(EntityRef other) {
    int kinds = compare(kind, other.kind, ':');
    int namespaces = kinds == 0 ? compare(namespace, other.namespace, '/') : kinds;
    return namespaces == 0 ? name.compareTo(other.name) : namespaces;
  }

  /** Compares as if each text were followed by the separator, which neither contains. */
  private static int compare(String one, String other, char separator) {
    if (one.equals(other)) {
      return 0;
    }
    int common = Math.min(one.length(), other.length());
    for (int i = 0; i < common; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return one.charAt(i) - other.charAt(i);
      }
    }
    return one.length() < other.length()
        ? separator - other.charAt(common)
        : one.charAt(common) - separator;
  }

  @Override
  public String toString() {
    return kind + ':' + namespace + '/' + name;
  }

  private static boolean isPart(String text) {
    return !text.isEmpty() && text.codePoints().allMatch(EntityRef::isAllowed);
  }

  private static boolean isAllowed(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> character != ':' && character != '/' && character != '"';
    };
  }
}

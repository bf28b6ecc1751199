package io.heliograph.signals.access;

import java.util.Comparator;

/**
 * A name, or a prefix of names.
 *
 * @param text without the star
 */
record Wildcard(String text, boolean isPrefix) {

  /** Orders names before prefixes, and long prefixes before short ones. */
  static final Comparator<Wildcard> MOST_SPECIFIC_FIRST =
      Comparator.comparing(Wildcard::isPrefix)
          .thenComparing(wildcard -> wildcard.text().length(), Comparator.reverseOrder());

  private static final String STAR = "*";

  /** Parses a pattern; a star is allowed at its end only. */
  static Wildcard parse(String pattern) {
    boolean prefix = pattern.endsWith(STAR);
    String text = prefix ? pattern.substring(0, pattern.length() - 1) : pattern;
    if (pattern.isEmpty() || text.contains(STAR)) {
      throw new IllegalArgumentException(
          "write '" + pattern + "' as a name, or with a * at its end");
    }
    return new Wildcard(text, prefix);
  }

  boolean matches(String name) {
    return isPrefix ? name.startsWith(text) : name.equals(text);
  }
}

package io.heliograph.signals.access;

import java.util.Comparator;

/**
 * A name, or how names begin.
 *
 * @param text without the star
 */
record Wildcard(String text, boolean isPrefix) {

  /** A name comes before all beginnings, a long beginning before a short one. */
  static final Comparator<Wildcard> MOST_SPECIFIC_FIRST =
      Comparator.comparing(Wildcard::isPrefix)
          .thenComparing(wildcard -> wildcard.text().length(), Comparator.reverseOrder());

  private static final String STAR = "*";

  /** A star may stand at the end only. */
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

package io.heliograph.web.start;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of the settings that config mappings read. */
final class KnownSettings {
  private static final String ANY_KEY = "*";
  private static final String ANY_INDEX = "[*]";
  private static final Pattern WORD_END = Pattern.compile("[^A-Za-z0-9*]+");

  /** A suggestion that differs in more characters is misleading. */
  private static final int MAX_DISTANCE = 3;

  private final List<String> names;
  private final List<Pattern> patterns;

  KnownSettings(Collection<Class<?>> mappings) {
    names =
        mappings.stream()
            .flatMap(type -> properties(type).stream())
            .distinct()
            .sorted(Comparator.naturalOrder())
            .toList();
    patterns = names.stream().map(KnownSettings::pattern).toList();
  }

  /** Returns the first words behind {@code heliograph}, such as {@code web}. */
  Set<String> roots() {
    return names.stream().map(KnownSettings::root).collect(Collectors.toUnmodifiableSet());
  }

  boolean include(String property) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(property).matches());
  }

  /** Returns the most similar name, with the keys of maps as in the property; empty without one. */
  Optional<String> nearest(String property) {
    String written = environmentForm(property);
    List<String> words = List.of(WORD_END.split(property));
    return names.stream()
        .filter(name -> !name.contains(ANY_INDEX))
        .map(name -> withKeys(name, words))
        .min(Comparator.comparingInt(name -> EditDistance.of(environmentForm(name), written)))
        .filter(name -> EditDistance.of(environmentForm(name), written) <= MAX_DISTANCE);
  }

  static String root(String property) {
    List<String> words = List.of(WORD_END.split(property));
    return words.size() < 2 ? "" : words.get(1).toLowerCase(Locale.ROOT);
  }

  static String environmentForm(String property) {
    return StringUtil.replaceNonAlphanumericByUnderscores(property).toUpperCase(Locale.ROOT);
  }

  private static Set<String> properties(Class<?> mapping) {
    return ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet();
  }

  /** A key at the end, of a map of values, may consist of several words. */
  private static Pattern pattern(String name) {
    return Pattern.compile(
        Pattern.quote(name)
            .replace(ANY_INDEX, "\\E\\[\\d+]\\Q")
            .replace(ANY_KEY + "\\E", "\\E.+")
            .replace(ANY_KEY, "\\E(?:\"[^\"]+\"|[^.\"]+)\\Q"));
  }

  /** Replaces each {@code *} with the word at the same place. */
  private static String withKeys(String name, List<String> words) {
    String filled = name;
    List<String> own = List.of(WORD_END.split(name));
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).equals(ANY_KEY)) {
        String key = i < words.size() ? words.get(i) : "<name>";
        filled = filled.replaceFirst("\\*", key);
      }
    }
    return filled;
  }
}

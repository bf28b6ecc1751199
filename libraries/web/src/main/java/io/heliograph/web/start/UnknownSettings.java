package io.heliograph.web.start;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Finds names of settings that the service does not read, in the environment, system properties and
 * files.
 *
 * <p>Settings of the other service are ignored, because both may get the same environment. They are
 * recognised by their {@link SettingsOwner}; the other service checks them.
 */
final class UnknownSettings {
  private static final String PREFIX = "heliograph.";
  private static final String VARIABLE_PREFIX = "HELIOGRAPH_";

  /** Variables that Kubernetes adds for each Service of the namespace, which may have our name. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          ".*_(?:SERVICE_HOST|SERVICE_PORT(?:_\\w+)?|PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_\\w+)?)?)");

  private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");

  private final SmallRyeConfig config;
  private final KnownSettings known;

  UnknownSettings(SmallRyeConfig config, KnownSettings known) {
    this.config = config;
    this.known = known;
  }

  /** Throws a {@link ConfigurationException} that describes all unknown names in one line. */
  void refuse() {
    String unknown =
        Stream.concat(variables(), properties()).sorted().collect(Collectors.joining("; "));
    if (!unknown.isEmpty()) {
      throw new ConfigurationException(unknown);
    }
  }

  private Stream<String> variables() {
    Set<String> read =
        names(config)
            .filter(known::include)
            .map(KnownSettings::environmentForm)
            .collect(Collectors.toSet());
    return sources(true)
        .flatMap(source -> source.getPropertyNames().stream())
        .map(KnownSettings::environmentForm)
        .distinct()
        .filter(name -> name.startsWith(VARIABLE_PREFIX) && !read.contains(name))
        .filter(name -> !SERVICE_LINK.matcher(name).matches())
        .filter(this::isOurs)
        .map(name -> describe(name, known.nearest(name).map(KnownSettings::environmentForm)));
  }

  private Stream<String> properties() {
    return sources(false).flatMap(this::properties).distinct();
  }

  private Stream<String> properties(ConfigSource source) {
    return source.getPropertyNames().stream()
        .map(name -> PROFILE.matcher(name).replaceFirst(""))
        .filter(name -> name.startsWith(PREFIX) && !known.include(name))
        .filter(this::isOurs)
        .map(name -> describe(name + " in " + source.getName(), known.nearest(name)));
  }

  private boolean isOurs(String name) {
    String root = KnownSettings.root(name);
    return known.roots().contains(root) || !SettingsOwner.exists(root);
  }

  private Stream<ConfigSource> sources(boolean environment) {
    return StreamSupport.stream(config.getConfigSources().spliterator(), false)
        .filter(source -> isEnvironment(source) == environment);
  }

  private static boolean isEnvironment(ConfigSource source) {
    return source instanceof EnvConfigSource
        || source.getName().toLowerCase(Locale.ROOT).contains(".env");
  }

  private static Stream<String> names(SmallRyeConfig config) {
    return StreamSupport.stream(config.getPropertyNames().spliterator(), false);
  }

  private static String describe(String name, Optional<String> nearest) {
    return name
        + " is not a setting"
        + nearest.map(other -> ": write " + other).orElse(", see docs/operations.md");
  }
}

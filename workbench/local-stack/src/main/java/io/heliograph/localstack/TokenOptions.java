package io.heliograph.localstack;

import io.heliograph.identity.EntityRef;
import io.heliograph.localstack.identity.Directory;
import io.heliograph.localstack.process.StartFailed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments of {@code ./dev token}.
 *
 * @param groups replaces the groups of the directory file
 */
record TokenOptions(EntityRef user, Optional<List<EntityRef>> groups, Duration lifetime) {

  private static final String USAGE =
      "usage: ./dev token USER [--groups GROUP,…] [--for 90s|30m|1h|7d]";
  private static final Pattern LIFETIME = Pattern.compile("([1-9]\\d{0,5})([smhd])");

  static TokenOptions of(List<String> arguments) {
    if (arguments.size() % 2 == 0 || arguments.getFirst().startsWith("-")) {
      throw new StartFailed(USAGE);
    }
    var options =
        new TokenOptions(user(arguments.getFirst()), Optional.empty(), UserTokens.LIFETIME);
    for (int i = 1; i < arguments.size(); i += 2) {
      options = options.with(arguments.get(i), arguments.get(i + 1));
    }
    return options;
  }

  private TokenOptions with(String option, String value) {
    return switch (option) {
      case "--groups" -> new TokenOptions(user, Optional.of(groups(value)), lifetime);
      case "--for" -> new TokenOptions(user, groups, duration(value));
      default -> throw new StartFailed(USAGE);
    };
  }

  private static EntityRef user(String text) {
    EntityRef ref = ref(text, "user");
    if (!ref.isUser()) {
      throw new StartFailed("%s is not a user".formatted(ref));
    }
    return ref;
  }

  private static List<EntityRef> groups(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .map(group -> ref(group, "group"))
        .toList();
  }

  private static EntityRef ref(String text, String kind) {
    try {
      return EntityRef.parse(text, kind, Directory.DEFAULT_NAMESPACE);
    } catch (IllegalArgumentException e) {
      throw new StartFailed("%s: %s".formatted(text, e.getMessage()), e);
    }
  }

  private static Duration duration(String text) {
    Matcher lifetime = LIFETIME.matcher(text);
    if (!lifetime.matches()) {
      throw new StartFailed("--for %s: write 90s, 30m, 1h or 7d".formatted(text));
    }
    long amount = Long.parseLong(lifetime.group(1));
    return switch (lifetime.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}

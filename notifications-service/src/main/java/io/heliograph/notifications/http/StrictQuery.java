package io.heliograph.notifications.http;

import static io.heliograph.web.problem.Problem.INPUT;

import io.heliograph.web.problem.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters, parsed as strictly as in Backstage: an unknown parameter, an empty value and a
 * repeated scalar each fail with {@link Problem#INPUT}.
 */
public final class StrictQuery {
  private final MultivaluedMap<String, String> values;

  private StrictQuery(MultivaluedMap<String, String> values) {
    this.values = values;
  }

  /** Returns the parameters of a request; fails if there are others than the known ones. */
  public static StrictQuery of(UriInfo uri, String... known) {
    var values = uri.getQueryParameters();
    var unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(Set.of(known));
    if (!unknown.isEmpty()) {
      throw INPUT.because(
          "%s: unknown query parameter; known here: %s"
              .formatted(unknown.first(), Arrays.asList(known)));
    }
    return new StrictQuery(values);
  }

  public @Nullable String text(String name) {
    List<String> given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw INPUT.because(name + ": may be given only once");
    }
    return given.isEmpty() ? null : notEmpty(name, given.getFirst());
  }

  /** Returns every value of a parameter that may be repeated, each parsed by the function. */
  public <T> List<T> all(String name, Function<String, T> read) {
    return values.getOrDefault(name, List.of()).stream()
        .map(value -> convert(name, notEmpty(name, value), read))
        .toList();
  }

  public @Nullable Boolean flag(String name) {
    return read(
        name,
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("must be true or false");
            });
  }

  public int wholeNumber(String name, int absent) {
    Integer number = read(name, StrictQuery::wholeNumber);
    return number == null ? absent : number;
  }

  /** Returns a time in ISO 8601: a date, or a date and a time, in UTC unless it has an offset. */
  public @Nullable Instant instant(String name) {
    return read(name, IsoTime::parse);
  }

  /** Returns a constant by its lower-case name. */
  public <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
    return read(name, text -> constantOf(text, type));
  }

  private <T> @Nullable T read(String name, Function<String, T> read) {
    String text = text(name);
    return text == null ? null : convert(name, text, read);
  }

  private static <T> T convert(String name, String text, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      throw INPUT.because(name + ": " + e.getMessage());
    }
  }

  private static String notEmpty(String name, String value) {
    if (value.isEmpty()) {
      throw INPUT.because(name + ": must not be empty; leave it out instead");
    }
    return value;
  }

  private static int wholeNumber(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("must be a whole number from 0 to 999999999");
    }
    return Integer.parseInt(text);
  }

  private static <E extends Enum<E>> E constantOf(String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + names(type)));
  }

  private static String names(Class<? extends Enum<?>> type) {
    return Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
  }
}

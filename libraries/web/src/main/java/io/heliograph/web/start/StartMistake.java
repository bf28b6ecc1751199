package io.heliograph.web.start;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Describes failures of a start that an operator causes and can repair. */
final class StartMistake {
  private static final int MAX_CAUSES = 20;
  private static final Pattern CODE = Pattern.compile("\\b(?:[\\w.]+Exception: )?SRCFG\\d+: ");
  private static final String NOT_CONVERTED = "threw an Exception whilst being converted";
  private static final String WRONG_URI = "Cannot parse invalid connection URI";
  private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&\\s]+");
  private static final Pattern BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");

  private StartMistake() {}

  /** Returns one line about the outermost mistake; empty if the failure is of another kind. */
  static Optional<String> describe(Throwable failure) {
    return causes(failure)
        .flatMap(cause -> reason(cause).stream())
        .findFirst()
        .map(reason -> BREAKS.matcher(reason.strip()).replaceAll(" "))
        .map(reason -> PASSWORD.matcher(reason).replaceAll("$1***"));
  }

  static boolean isInvalidConfiguration(Throwable failure) {
    return causes(failure).anyMatch(ConfigValidationException.class::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(MAX_CAUSES);
  }

  private static Optional<String> reason(Throwable cause) {
    return switch (cause) {
      case ConfigValidationException invalid -> Optional.of(problems(invalid));
      case ConfigurationException wrong -> Optional.of(message(wrong));
      case BindException taken -> Optional.of(message(taken));
      case SQLException refused -> Optional.of("quarkus.datasource.jdbc.url: " + reasons(refused));
      case IllegalArgumentException wrong when message(wrong).startsWith(WRONG_URI) ->
          Optional.of(
              "quarkus.datasource.reactive.url: write it as postgresql://host:5432/database");
      default -> Optional.empty();
    };
  }

  /** Returns the message and that of the cause: an unknown host is only in the latter. */
  private static String reasons(SQLException refused) {
    Throwable cause = refused.getCause();
    return cause == null ? message(refused) : message(refused) + " " + cause;
  }

  private static String problems(ConfigValidationException invalid) {
    return IntStream.range(0, invalid.getProblemCount())
        .mapToObj(i -> CODE.matcher(invalid.getProblem(i).getMessage()).replaceAll(""))
        .map(problem -> problem.replace(NOT_CONVERTED, "is invalid:"))
        .collect(Collectors.joining("; "));
  }

  private static String message(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}

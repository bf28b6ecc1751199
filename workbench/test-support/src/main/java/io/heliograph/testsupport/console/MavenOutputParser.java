package io.heliograph.testsupport.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the modules and the errors in the output of Maven. */
final class MavenOutputParser {

  private static final Pattern MODULE = Pattern.compile("\\[INFO] {3}from (?:(.+)/)?pom\\.xml");
  private static final Pattern ERROR = Pattern.compile("\\[ERROR] +(\\S.*)");

  /** A warning of the compiler fails the build. */
  private static final Pattern WARNING = Pattern.compile("\\[WARNING] +(\\S+\\.java:\\[.*)");

  private static final Pattern ADVICE = Pattern.compile("-> \\[Help .*|To see the full stack .*");
  private static final int MAX_ERRORS = 40;

  private final Consumer<String> modules;
  private final List<String> errors = new ArrayList<>();
  private boolean advice;

  /**
   * @param modules takes the folder of each module when its build begins, and an empty text for the
   *     root
   */
  MavenOutputParser(Consumer<String> modules) {
    this.modules = modules;
  }

  void line(String line) {
    Matcher module = MODULE.matcher(line);
    Matcher error = ERROR.matcher(line);
    Matcher warning = WARNING.matcher(line);
    if (module.matches()) {
      modules.accept(module.group(1) == null ? "" : module.group(1));
    } else if (error.matches()) {
      error(error.group(1));
    } else if (warning.matches()) {
      error(warning.group(1));
    }
  }

  /** Keeps an error; the text that follows the errors is general help. */
  private void error(String text) {
    advice |= ADVICE.matcher(text).matches();
    if (!advice && errors.size() < MAX_ERRORS) {
      errors.add(text);
    }
  }

  /** Returns the first error lines. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Returns those of the first error lines that are about a line of a source file. */
  List<String> compilerErrors() {
    return errors.stream().filter(error -> error.contains(".java:[")).toList();
  }
}

package io.heliograph.testsupport.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the modules and the errors in the output of Maven. */
final class MavenOutput {

  private static final Pattern MODULE = Pattern.compile("\\[INFO] {3}from (?:(.+)/)?pom\\.xml");
  private static final Pattern ERROR = Pattern.compile("\\[ERROR] +(\\S.*)");
  private static final Pattern ADVICE = Pattern.compile("-> \\[Help .*|To see the full stack .*");
  private static final int MOST_ERRORS = 40;

  private final Consumer<String> modules;
  private final List<String> errors = new ArrayList<>();
  private boolean advice;

  /**
   * @param modules takes the folder of each module when its build begins, and an empty text for the
   *     root
   */
  MavenOutput(Consumer<String> modules) {
    this.modules = modules;
  }

  void line(String line) {
    Matcher module = MODULE.matcher(line);
    Matcher error = ERROR.matcher(line);
    if (module.matches()) {
      modules.accept(module.group(1) == null ? "" : module.group(1));
    } else if (error.matches()) {
      error(error.group(1));
    }
  }

  /** Maven's advice on how to use Maven follows the errors and is none. */
  private void error(String text) {
    advice |= ADVICE.matcher(text).matches();
    if (!advice && errors.size() < MOST_ERRORS) {
      errors.add(text);
    }
  }

  /** Returns the first error lines. */
  List<String> errors() {
    return List.copyOf(errors);
  }
}

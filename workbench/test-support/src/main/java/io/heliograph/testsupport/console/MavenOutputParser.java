package io.heliograph.testsupport.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the modules and the errors in the output of Maven. The lines of modules that are built at
 * the same time alternate.
 */
final class MavenOutputParser {

  private static final Pattern BEGIN = Pattern.compile("\\[INFO] {3}from (.+)/pom\\.xml");

  /** The last goal of every module. It is fast: it reads the result of the integration tests. */
  private static final Pattern LAST_GOAL =
      Pattern.compile("\\[INFO] --- failsafe:\\S+:verify \\(\\S+\\) @ (\\S+) ---");

  private static final Pattern ERROR = Pattern.compile("\\[ERROR] +(\\S.*)");

  /** A warning of the compiler fails the build. */
  private static final Pattern WARNING = Pattern.compile("\\[WARNING] +(\\S+\\.java:\\[.*)");

  private static final Pattern ADVICE = Pattern.compile("-> \\[Help .*|To see the full stack .*");
  private static final int MAX_ERRORS = 40;

  private final TestConsole console;
  private final List<String> errors = new ArrayList<>();
  private boolean advice;

  MavenOutputParser(TestConsole console) {
    this.console = console;
  }

  void line(String line) {
    Matcher begin = BEGIN.matcher(line);
    Matcher lastGoal = LAST_GOAL.matcher(line);
    Matcher error = ERROR.matcher(line);
    Matcher warning = WARNING.matcher(line);
    if (begin.matches()) {
      console.beginModule(begin.group(1));
    } else if (lastGoal.matches()) {
      console.endModule(lastGoal.group(1));
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

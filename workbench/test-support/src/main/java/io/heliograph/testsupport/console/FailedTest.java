package io.heliograph.testsupport.console;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A test that failed.
 *
 * @param trace what was thrown, as a stack trace
 * @param output the file with the output of the test class, which may be missing
 */
record FailedTest(String type, String method, String trace, Path output) {

  private static final String OWN_FRAME = "at io.heliograph.";
  private static final int MESSAGE_LINES = 12;
  private static final int FRAMES = 3;

  /** Returns the class without its package, and the method. */
  String name() {
    return "%s.%s".formatted(type.substring(type.lastIndexOf('.') + 1), method);
  }

  /** Returns the first lines of the message and the first frames in the code of this project. */
  List<String> reason() {
    List<String> lines = trace.lines().filter(line -> !line.isBlank()).toList();
    Stream<String> message = lines.stream().takeWhile(line -> !isFrame(line)).limit(MESSAGE_LINES);
    Stream<String> frames =
        lines.stream().map(String::strip).filter(line -> line.startsWith(OWN_FRAME)).limit(FRAMES);
    return Stream.concat(message, frames).toList();
  }

  private static boolean isFrame(String line) {
    return line.startsWith("\tat ");
  }
}

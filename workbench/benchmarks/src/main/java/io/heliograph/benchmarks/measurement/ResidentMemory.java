package io.heliograph.benchmarks.measurement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * The resident memory of a process as the operating system reports it.
 *
 * @param status content of {@code /proc/PID/status}; empty on systems without it
 */
public record ResidentMemory(String status) {
  private static final Pattern NOW = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  public static ResidentMemory of(ProcessHandle process) {
    var file = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return new ResidentMemory(Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public OptionalDouble kilobytes() {
    return kilobytes(NOW);
  }

  public OptionalDouble peakKilobytes() {
    return kilobytes(PEAK);
  }

  private OptionalDouble kilobytes(Pattern field) {
    return field
        .matcher(status)
        .results()
        .mapToDouble(match -> Double.parseDouble(match.group(1)))
        .findFirst();
  }
}

package io.heliograph.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What notifications-service occupies after all of that. */
final class MemoryFigure implements Figure {
  private static final String TITLE = "Memory of notifications-service after that";
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final double KILOBYTES = 1024;
  private static final double TARGET_MEGABYTES = 512;

  private String status = "";

  @Override
  public String name() {
    return "memory";
  }

  /** There is none. */
  @Override
  public void measureFloor() {}

  @Override
  public void measure(Product product) {
    status =
        status(Path.of("/proc", Long.toString(product.notifications().process().pid()), "status"));
  }

  /** Empty where the system has no such file. */
  private static String status(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Line> lines() {
    return List.of(status.isEmpty() ? Line.of(TITLE, "not known on this system") : line());
  }

  private Line line() {
    double resident = megabytes(RESIDENT);
    return Line.of(
            TITLE,
            "resident %s MB, at most %s MB"
                .formatted(Numbers.count(resident), Numbers.count(megabytes(PEAK))))
        .target(Target.of("≤ 512 MB", resident <= TARGET_MEGABYTES));
  }

  private double megabytes(Pattern field) {
    return field
        .matcher(status)
        .results()
        .mapToDouble(match -> Double.parseDouble(match.group(1)) / KILOBYTES)
        .findFirst()
        .orElseThrow();
  }
}

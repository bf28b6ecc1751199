package io.heliograph.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Measurements of the same work without the product, before the services start and after they end.
 */
public final class Baseline {
  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  public double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** Formats the mean, followed by the single values. */
  public String text(DoubleFunction<String> display) {
    var each = values.stream().map(display::apply).toList();
    return "%s (%s)".formatted(display.apply(mean()), String.join(", ", each));
  }
}

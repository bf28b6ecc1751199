package io.heliograph.benchmarks.report;

import io.heliograph.benchmarks.product.Product;
import java.util.List;

/**
 * One measurement of a benchmark. A run calls {@link #measureBaseline()}, {@link #measure(Product)}
 * and {@link #measureBaseline()} again, and then asks for the lines.
 */
public interface Figure {
  String name();

  /** Measures the same work without the product, while no service runs. */
  void measureBaseline();

  void measure(Product product);

  List<Line> lines();
}

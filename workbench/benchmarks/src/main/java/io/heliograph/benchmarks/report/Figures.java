package io.heliograph.benchmarks.report;

import io.heliograph.benchmarks.product.Product;
import java.util.List;

/** All figures of one benchmark, in the order of their measurement. */
public record Figures(Terminal terminal, List<Figure> all) {

  public void baselines() {
    terminal.note("the baselines are measured …");
    all.forEach(Figure::measureBaseline);
  }

  public void measure(Product product) {
    for (Figure figure : all) {
      terminal.note("%s is measured …".formatted(figure.name()));
      figure.measure(product);
    }
  }

  public Report report() {
    return new Report(all.stream().flatMap(figure -> figure.lines().stream()).toList());
  }
}

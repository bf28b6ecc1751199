package io.heliograph.benchmarks.report;

import io.heliograph.benchmarks.product.Product;
import java.util.List;

/** All that one benchmark measures, in that order. */
public record Figures(Terminal terminal, List<Figure> all) {

  public void floors() {
    terminal.note("the floors are measured …");
    all.forEach(Figure::measureFloor);
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

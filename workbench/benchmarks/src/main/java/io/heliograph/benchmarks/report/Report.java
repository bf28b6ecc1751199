package io.heliograph.benchmarks.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines of a run, formatted as a table. */
public record Report(List<Line> lines) {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("figure", Line::figure),
          new Column("measured", Line::measured),
          new Column("baseline", Line::baseline),
          new Column("ratio", Line::ratio),
          new Column("target", line -> line.target().text()),
          new Column("met", line -> line.target().verdict()));

  /** Returns the table as text with aligned columns. */
  public String text() {
    List<Integer> widths = COLUMNS.stream().map(this::width).toList();
    return rows().map(row -> padded(row, widths)).collect(joining("\n"));
  }

  public String markdown() {
    List<String> rows = rows().map(row -> "| " + String.join(" | ", row) + " |").toList();
    return Stream.of(
            rows.subList(0, 1),
            List.of("|---".repeat(COLUMNS.size()) + "|"),
            rows.subList(1, rows.size()))
        .flatMap(List::stream)
        .collect(joining("\n"));
  }

  private Stream<List<String>> rows() {
    List<String> head = COLUMNS.stream().map(Column::name).toList();
    return Stream.concat(Stream.of(head), lines.stream().map(Report::cells));
  }

  private static List<String> cells(Line line) {
    return COLUMNS.stream().map(column -> column.cell().apply(line)).toList();
  }

  private int width(Column column) {
    return Stream.concat(Stream.of(column.name()), lines.stream().map(column.cell()))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static String padded(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
        .collect(joining("  "))
        .stripTrailing();
  }

  private record Column(String name, Function<Line, String> cell) {}
}

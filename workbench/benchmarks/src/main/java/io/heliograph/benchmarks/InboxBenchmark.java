package io.heliograph.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code ./dev bench inbox}: from an empty folder to the report. */
final class InboxBenchmark {
  private final Options options;
  private final Terminal terminal;
  private final Failures failures = new Failures();

  InboxBenchmark(Options options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /** Answers whether everything that was asked of the product was answered. */
  boolean run() {
    try (var parts = new Parts(terminal)) {
      show(report(parts));
    }
    terminal.note(failures.toString());
    return !failures.any();
  }

  /** A smoke run and one with failures say nothing that is worth keeping. */
  private void show(Report report) {
    terminal.text("\n" + report.text() + "\n");
    if (!options.quick() && !failures.any()) {
      PerformancePage.in(options.root()).write(machine() + "\n\n" + report.markdown());
    }
  }

  private String machine() {
    return "`%s` on %d cores; heap of notifications-service %d MB, of signals-service %d MB."
        .formatted(
            options.command(),
            Runtime.getRuntime().availableProcessors(),
            Service.NOTIFICATIONS.image(options.root()).heapMegabytes(),
            Service.SIGNALS.image(options.root()).heapMegabytes());
  }

  private Report report(Parts parts) {
    Bench bench = bench(parts);
    List<Figure> figures = figures(bench);
    floors(figures);
    bench.database().settle();
    try (var services = new Parts(terminal)) {
      measure(figures, start(bench, services));
    }
    bench.database().settle();
    floors(figures);
    return new Report(figures.stream().flatMap(figure -> figure.lines().stream()).toList());
  }

  private Bench bench(Parts parts) {
    Path folder = parts.add(TemporaryFolder.create()).path();
    terminal.note("PostgreSQL and Kafka are starting …");
    Servers servers = Await.start(() -> Servers.start(folder, options.scale().members(), parts));
    Vertx vertx = vertx(parts);
    Database database = parts.add(Database.of(vertx, servers.postgres()));
    makeTables(servers);
    terminal.note("%s rows are filled in …".formatted(Numbers.count(options.scale().rows())));
    new Fill(database, options.scale()).tables();
    return new Bench(options.scale(), terminal, failures, vertx, servers, database);
  }

  private static Vertx vertx(Parts parts) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    parts.add(() -> Await.result("closing", vertx.close(), Duration.ofSeconds(10)));
    return vertx;
  }

  /** The service knows its tables: it makes them when it starts. */
  private void makeTables(Servers servers) {
    try (var service = RunningService.launch(Service.NOTIFICATIONS, options, servers)) {
      service.awaitReady();
    }
  }

  private List<Figure> figures(Bench bench) {
    int many = options.scale().heavyRows();
    int few = People.ORDINARY_ROWS;
    return List.of(
        new ReadFigure(bench, Reading.LIST, People.HEAVY, many),
        new ReadFigure(bench, Reading.LIST, People.ORDINARY, few),
        new ReadFigure(bench, Reading.STATUS, People.HEAVY, many),
        new ReadFigure(bench, Reading.STATUS, People.ORDINARY, few),
        new ReadFigure(bench, Reading.SEARCH, People.HEAVY, many),
        new SendFigure(bench),
        new GroupFigure(bench),
        new MemoryFigure());
  }

  private Product start(Bench bench, Parts services) {
    terminal.note("the services are starting …");
    return Product.start(options, bench.servers(), bench.vertx(), services);
  }

  private void floors(List<Figure> figures) {
    terminal.note("the floors are measured …");
    figures.forEach(Figure::measureFloor);
  }

  private void measure(List<Figure> figures, Product product) {
    for (Figure figure : figures) {
      terminal.note("%s is measured …".formatted(figure.name()));
      figure.measure(product);
    }
  }
}

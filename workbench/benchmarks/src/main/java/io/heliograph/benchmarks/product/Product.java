package io.heliograph.benchmarks.product;

import io.heliograph.benchmarks.Options;
import io.heliograph.harness.product.RunningService;
import io.heliograph.localstack.process.Service;
import io.vertx.core.Vertx;

/** Both running services and a client of the HTTP API. */
public record Product(RunningService notifications, RunningService signals, Api api) {

  public static Product start(Options options, Servers servers, Vertx vertx, Parts parts) {
    var notifications = parts.add(servers.launch(Service.NOTIFICATIONS, options));
    var signals = parts.add(servers.launch(Service.SIGNALS, options));
    notifications.awaitReady();
    signals.awaitReady();
    var api = parts.add(new Api(vertx, notifications.port(), servers.stack().serviceToken()));
    return new Product(notifications, signals, api);
  }
}

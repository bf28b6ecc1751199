package io.heliograph.benchmarks.product;

import io.heliograph.benchmarks.Options;
import io.vertx.core.Vertx;

/** Both services as they run, and the way to them. */
public record Product(RunningService notifications, RunningService signals, Api api) {

  public static Product start(Options options, Servers servers, Vertx vertx, Parts parts) {
    var notifications = parts.add(RunningService.launch(Service.NOTIFICATIONS, options, servers));
    var signals = parts.add(RunningService.launch(Service.SIGNALS, options, servers));
    notifications.awaitReady();
    signals.awaitReady();
    var api = parts.add(new Api(vertx, notifications.port(), servers.serviceToken()));
    return new Product(notifications, signals, api);
  }
}

package io.heliograph.benchmarks.signals;

import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.ServiceMetrics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** What sends frames to sockets, as a process: signals-service, or the bare broadcaster. */
public record SignalSender(int port, ServiceMetrics metrics, ProcessHandle process) {

  static SignalSender of(RunningService service) {
    return new SignalSender(service.port(), service.metrics(), service.handle());
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** What the operating system says that it has used until now. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }
}

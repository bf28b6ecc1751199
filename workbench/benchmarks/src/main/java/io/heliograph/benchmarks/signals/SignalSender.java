package io.heliograph.benchmarks.signals;

import io.heliograph.harness.product.RunningService;
import io.heliograph.harness.product.ServiceMetrics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A process that sends frames to sockets: signals-service or the baseline broadcaster. */
public record SignalSender(int port, ServiceMetrics metrics, ProcessHandle process) {

  static SignalSender of(RunningService service) {
    return new SignalSender(service.port(), service.metrics(), service.handle());
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Returns the processor time of the process as the operating system reports it. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }
}

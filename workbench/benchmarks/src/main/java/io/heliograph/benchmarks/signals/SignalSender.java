package io.heliograph.benchmarks.signals;

import io.heliograph.benchmarks.product.RunningService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** What sends frames to sockets, as a process: signals-service, or the bare broadcaster. */
public record SignalSender(int port, int metricsPort, ProcessHandle process) {

  static SignalSender of(RunningService service) {
    return new SignalSender(
        service.port(), service.managementPort(), service.process().process().toHandle());
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** What the operating system says that it has used until now. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }
}

package io.heliograph.systemtests.harness;

import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.network.FaultProxy;
import io.heliograph.localstack.network.FreePorts;

/** The network between a broker and its clients. */
public final class KafkaLink implements AutoCloseable {
  private final int brokerPort = FreePorts.one();
  private final FaultProxy proxy = FaultProxy.before(brokerPort);

  /** A broker that names the proxy as its address. */
  LocalKafka startBroker() {
    return LocalKafka.startTemporary(brokerPort, proxy.port());
  }

  public FaultProxy proxy() {
    return proxy;
  }

  @Override
  public void close() {
    proxy.close();
  }
}

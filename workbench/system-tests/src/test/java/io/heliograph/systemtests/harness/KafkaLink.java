package io.heliograph.systemtests.harness;

import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.network.FaultProxy;
import io.heliograph.localstack.network.FreePorts;

/** A proxy between a broker and its clients. */
public final class KafkaLink implements AutoCloseable {
  private final int brokerPort = FreePorts.one();
  private final FaultProxy proxy = FaultProxy.before(brokerPort);

  /** Starts a broker that advertises the address of the proxy. */
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

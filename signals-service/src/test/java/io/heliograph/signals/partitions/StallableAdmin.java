package io.heliograph.signals.partitions;

import io.heliograph.localstack.kafka.LocalKafka;
import io.heliograph.localstack.network.FaultProxy;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.common.TopicCollection;

/** Queries a broker, and while stalled uses a connection on which no answer arrives. */
final class StallableAdmin extends ForwardingAdmin {
  private final FaultProxy proxy;
  private final Admin silent;
  private boolean stalled;

  StallableAdmin(LocalKafka kafka) {
    super(settings(kafka.bootstrap()));
    int port = Integer.parseInt(kafka.bootstrap().replaceAll(".*:", ""));
    proxy = FaultProxy.before(port);
    proxy.stall();
    silent = Admin.create(settings("127.0.0.1:" + proxy.port()));
  }

  void stall() {
    stalled = true;
  }

  void heal() {
    stalled = false;
  }

  @Override
  public DescribeTopicsResult describeTopics(
      TopicCollection topics, DescribeTopicsOptions options) {
    return stalled ? silent.describeTopics(topics, options) : super.describeTopics(topics, options);
  }

  @Override
  public void close(Duration timeout) {
    silent.close(Duration.ZERO);
    proxy.close();
    super.close(timeout);
  }

  private static Map<String, Object> settings(String bootstrap) {
    return KafkaTimeouts.with(Map.of("bootstrap.servers", bootstrap));
  }
}

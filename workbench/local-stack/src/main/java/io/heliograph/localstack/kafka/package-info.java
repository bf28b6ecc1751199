/**
 * Apache Kafka's own broker in this JVM, in KRaft mode, on 127.0.0.1.
 *
 * <p>{@link io.heliograph.localstack.kafka.LocalKafka} keeps its records in a folder or in a
 * temporary one, and starts again on the same port. {@link
 * io.heliograph.localstack.kafka.KafkaTopic} reads for a test what reaches a topic.
 */
@NullMarked
package io.heliograph.localstack.kafka;

import org.jspecify.annotations.NullMarked;

/**
 * Runs Apache Kafka's own broker in this JVM, in KRaft mode, on 127.0.0.1. The launcher, the tests
 * of both services, system tests and benchmarks use this package.
 *
 * <p>{@link io.heliograph.localstack.kafka.LocalKafka} keeps its records in a given or in a
 * temporary folder, and can be started again on the same port. {@link
 * io.heliograph.localstack.kafka.KafkaTopic} reads new records of a topic for a test. {@link
 * io.heliograph.localstack.kafka.SecureListener} adds a listener with TLS and SCRAM. The broker
 * never listens on another address.
 */
@NullMarked
package io.heliograph.localstack.kafka;

import org.jspecify.annotations.NullMarked;

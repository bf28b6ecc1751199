/**
 * Everything Heliograph needs around it, for real, on one machine and without Docker.
 *
 * <p><b>Promise.</b> {@link LocalPostgres} and {@link LocalKafka} are the real servers, reachable
 * on 127.0.0.1 only; what was committed or acknowledged is there again after a restart, also after
 * the launcher was killed. {@link LocalIdentity} makes tokens that a service trusts through its key
 * set file, {@link LocalBackstage} those that a Backstage makes, {@link ServiceProcess} runs a
 * packaged service as its own JVM, and {@link Launcher} puts them together for {@code ./dev run}.
 *
 * <p><b>Threads.</b> PostgreSQL runs as processes of its own session, so a Ctrl-C in the terminal
 * does not reach it before the launcher has stopped the services. The broker runs in this JVM on
 * its own threads. Every type is safe to use from one thread at a time; {@code close} may come from
 * any thread, also twice.
 *
 * <p><b>Shutdown.</b> Services first, so that they can drain, then Kafka, then PostgreSQL. Each
 * wait is bounded.
 */
@NullMarked
package io.heliograph.localstack;

import org.jspecify.annotations.NullMarked;

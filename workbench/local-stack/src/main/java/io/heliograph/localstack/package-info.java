/**
 * {@code ./dev run}: everything that Heliograph needs around it, for real, on one machine and
 * without Docker.
 *
 * <p>The servers, the identities, the network and the process of a service are packages of their
 * own, which tests use as well. {@link Launcher} puts them together; {@link Watch} prints what a
 * user receives.
 *
 * <p><b>Promise.</b> All servers are reachable on 127.0.0.1 only. What was committed or
 * acknowledged is there again after a restart, also after the launcher was killed.
 *
 * <p><b>Threads.</b> PostgreSQL runs as processes of its own session, so a Ctrl-C in the terminal
 * does not reach it before the launcher has stopped the services. The broker runs in this JVM on
 * its own threads. {@code close} may come from any thread, also twice.
 *
 * <p><b>Shutdown.</b> Services first, so that they can drain, then Kafka, then PostgreSQL. Each
 * wait is bounded.
 */
@NullMarked
package io.heliograph.localstack;

import org.jspecify.annotations.NullMarked;

/**
 * Main classes of {@code ./dev run}, {@code ./dev watch} and {@code ./dev token}. They run both
 * services with a real PostgreSQL and Kafka on one machine, without Docker.
 *
 * <p>The servers, the identities, the network and the process of a service are separate packages,
 * which tests also use. {@link Launcher} combines them; {@link Watch} prints the signals of a user;
 * {@link Token} prints a token for any user.
 *
 * <p><b>Promise.</b> PostgreSQL and Kafka are reachable only on 127.0.0.1. The services are too,
 * unless the environment sets another host. Committed and acknowledged data exists after a restart,
 * also after the launcher was killed.
 *
 * <p><b>Threads.</b> PostgreSQL runs as processes of its own session, so a Ctrl-C in the terminal
 * does not reach it before the launcher has stopped the services. The broker runs in this JVM on
 * its own threads. Any thread may call {@code close}, also twice.
 *
 * <p><b>Shutdown.</b> The services stop first, so that they can drain, then Kafka, then PostgreSQL.
 * Each wait is bounded.
 */
@NullMarked
package io.heliograph.localstack;

import org.jspecify.annotations.NullMarked;

/**
 * Runs a real PostgreSQL on 127.0.0.1, from the binaries of a Maven artifact. The launcher, the
 * tests of notifications-service, system tests and benchmarks use this package.
 *
 * <p>{@link io.heliograph.localstack.postgres.LocalPostgres} keeps its data in a given or in a
 * temporary folder. One server owns a folder at a time. A server that outlived its JVM is stopped
 * before the next one starts there, so that no committed data is lost. The package never creates
 * tables; notifications-service does that.
 */
@NullMarked
package io.heliograph.localstack.postgres;

import org.jspecify.annotations.NullMarked;

/**
 * Injects faults into the running product and checks that no accepted notification or promised
 * signal is lost. The tests kill and terminate instances, stall and cut connections to PostgreSQL
 * and Kafka, and overload services with large requests and with clients that do not read.
 *
 * <p>Network faults use the {@code FaultProxy} of {@code local-stack}. The tests never change the
 * code or the clock of a service.
 */
@NullMarked
package io.heliograph.systemtests.faults;

import org.jspecify.annotations.NullMarked;

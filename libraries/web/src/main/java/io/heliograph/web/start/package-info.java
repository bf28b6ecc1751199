/**
 * Starts a service, and tells its operator in one line of the log why it does not start.
 *
 * <p>{@link io.heliograph.web.start.ServiceMain} is the main class of both services. If the start
 * fails because of a mistake of the operator, such as an invalid setting, a port in use or a
 * database that does not answer, it logs the line of {@link io.heliograph.web.start.StartMistake}
 * and exits with status 1. Any other failure is logged with its stack trace.
 *
 * <p>{@link io.heliograph.web.start.UnknownSettings} refuses the start if a name below {@code
 * heliograph} belongs to no setting: a misspelt restriction would otherwise be ignored.
 */
@NullMarked
package io.heliograph.web.start;

import org.jspecify.annotations.NullMarked;

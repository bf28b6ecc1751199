/**
 * Common parts of all resources beyond {@link io.heliograph.web}.
 *
 * <p>The requests of one user are limited in number, and expensive ones run one at a time. Query
 * parameters are strict: an unknown or malformed one is refused. A failure of the database becomes
 * the response that its kind has in {@code DatabaseFailure}.
 */
@NullMarked
package io.heliograph.notifications.http;

import org.jspecify.annotations.NullMarked;

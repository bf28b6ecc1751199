/**
 * Common parts of all resources beyond {@link io.heliograph.web}: limits of concurrent requests per
 * user, strict query parameters, and responses to failures of the database.
 */
@NullMarked
package io.heliograph.notifications.http;

import org.jspecify.annotations.NullMarked;

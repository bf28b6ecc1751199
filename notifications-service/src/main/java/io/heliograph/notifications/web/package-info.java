/**
 * What all resources share: who is calling, strict query parameters, and errors as one table.
 *
 * <p>Every refusal is a {@link io.heliograph.notifications.web.Problem}; whatever else is thrown
 * becomes one here, and an unexpected failure shows a reference into the log and nothing else.
 */
@NullMarked
package io.heliograph.notifications.web;

import org.jspecify.annotations.NullMarked;

/**
 * What all resources share: who is calling, strict query parameters, and errors as one table.
 *
 * <p>Every refusal is a {@link io.heliograph.notifications.web.Problem}; whatever else is thrown
 * becomes one here, and an unexpected failure shows a reference into the log and nothing else.
 *
 * <p>The API document says what the code says: from the resources, the nullness of the records and
 * the table of problems; {@code META-INF/openapi.yaml} adds what code cannot say, above all the
 * query parameters, which resources read from the URI themselves.
 */
@NullMarked
package io.heliograph.notifications.web;

import org.jspecify.annotations.NullMarked;

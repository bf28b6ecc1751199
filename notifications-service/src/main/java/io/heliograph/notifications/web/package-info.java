/**
 * What all resources share beyond {@link io.heliograph.web}: who is calling, strict query
 * parameters, and what a failure of the database means.
 *
 * <p>The API document says what the code says: from the resources, the nullness of the records and
 * the table of problems; {@code META-INF/openapi.yaml} adds what code cannot say, above all the
 * query parameters, which resources read from the URI themselves.
 */
@NullMarked
package io.heliograph.notifications.web;

import org.jspecify.annotations.NullMarked;

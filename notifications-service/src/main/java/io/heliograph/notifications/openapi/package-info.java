/**
 * Completes the API document, which is generated from the resources, the nullness of the records
 * and the table of problems.
 *
 * <p>{@code META-INF/openapi.yaml} adds the query parameters, which resources read from the URI.
 * Below the path of a proxy the document names this path as its server.
 */
@NullMarked
package io.heliograph.notifications.openapi;

import org.jspecify.annotations.NullMarked;

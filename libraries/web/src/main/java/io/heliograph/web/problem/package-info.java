/**
 * Errors as one table. Every refusal is a {@code Problem}; every other exception is mapped to one
 * here. The response to an unexpected failure contains only a reference into the log. Each service
 * itself maps failures that only it has, such as those of a database or a handshake.
 */
@NullMarked
package io.heliograph.web.problem;

import org.jspecify.annotations.NullMarked;

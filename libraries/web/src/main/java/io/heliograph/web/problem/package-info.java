/**
 * Errors as one table. Every refusal is a {@code Problem}: a row with a status, a name and a title.
 *
 * <p>Every other exception is mapped to a row here. The response to an unexpected failure contains
 * only a reference into the log, so nothing internal is visible to a client. Each service itself
 * maps failures that only it has, such as those of a database or a handshake.
 */
@NullMarked
package io.heliograph.web.problem;

import org.jspecify.annotations.NullMarked;

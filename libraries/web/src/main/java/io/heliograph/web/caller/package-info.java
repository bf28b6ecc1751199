/**
 * The caller of a request: {@link io.heliograph.web.caller.ForServices} and {@link
 * io.heliograph.web.caller.ForUsers} restrict an endpoint to one kind of caller, and {@link
 * io.heliograph.web.caller.Caller} returns it.
 *
 * <p>The kind is checked before the body is read, and after the token: without a valid token the
 * response is 401.
 */
@NullMarked
package io.heliograph.web.caller;

import org.jspecify.annotations.NullMarked;

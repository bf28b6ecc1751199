/** Follows notifications from the POST to the socket. */
@NullMarked
package io.heliograph.systemtests.delivery;

import org.jspecify.annotations.NullMarked;

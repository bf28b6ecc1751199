/** Clients of the HTTP API and of signals, and what tests send. */
@NullMarked
package io.heliograph.systemtests.client;

import org.jspecify.annotations.NullMarked;

/** Compares both services with the wire contract, endpoint by endpoint. */
@NullMarked
package io.heliograph.systemtests.contract;

import org.jspecify.annotations.NullMarked;

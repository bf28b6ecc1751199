/**
 * Compares both services with Backstage's wire contract, endpoint by endpoint. A test class covers
 * one part of the contract; a comment at a test names the behaviour of Backstage that differs on
 * purpose.
 *
 * <p>The tests call one shared product, see {@link
 * io.heliograph.systemtests.harness.SharedHeliograph}, over plain HTTP and raw sockets. They never
 * use Backstage's code; the package {@code backstage} does that.
 */
@NullMarked
package io.heliograph.systemtests.contract;

import org.jspecify.annotations.NullMarked;

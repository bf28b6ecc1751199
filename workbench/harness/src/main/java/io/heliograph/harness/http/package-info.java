/**
 * One HTTP client for requests that are made one at a time.
 *
 * <p>{@link io.heliograph.harness.http.Http} waits for each answer and fails without one; every
 * answer is an answer, also a refusal. Load is not its business: benchmarks have a client of their
 * own for that.
 */
@NullMarked
package io.heliograph.harness.http;

import org.jspecify.annotations.NullMarked;

package io.heliograph.systemtests.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks a class that uses the product of {@link SharedHeliograph}. Two such classes never run at
 * the same time. Their common order puts them before all others, so that one thread runs these
 * while another thread, which begins at the end, runs classes with a product of their own.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedHeliograph.class)
@ResourceLock("shared Heliograph")
@Order(0)
public @interface WithSharedHeliograph {}

/** Backstage's own clients and pages against the services. */
@NullMarked
package io.heliograph.systemtests.backstage;

import org.jspecify.annotations.NullMarked;

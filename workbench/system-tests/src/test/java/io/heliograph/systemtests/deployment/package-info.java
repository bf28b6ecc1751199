/** Checks images, Compose file and Kubernetes manifests. */
@NullMarked
package io.heliograph.systemtests.deployment;

import org.jspecify.annotations.NullMarked;

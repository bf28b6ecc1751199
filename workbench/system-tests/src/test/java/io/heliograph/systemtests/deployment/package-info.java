/**
 * Checks the Dockerfiles, the Compose file, the Kubernetes manifests and the documented
 * configuration of Backstage against each other and against the settings, ports and paths of the
 * services.
 *
 * <p>The classes beside the tests parse these files strictly, so that a misspelt key fails. The
 * tests read files of the repository and compiled classes, and run the local commands {@code java}
 * and {@code kubectl kustomize}. {@code PublishedRulesIT} installs npm packages with published
 * rules; without a registry it is skipped. The tests never start a service and never call Docker or
 * a cluster.
 */
@NullMarked
package io.heliograph.systemtests.deployment;

import org.jspecify.annotations.NullMarked;

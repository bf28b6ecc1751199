@NullMarked
package io.heliograph.identity.backstage;

import org.jspecify.annotations.NullMarked;

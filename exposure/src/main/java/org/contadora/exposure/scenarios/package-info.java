/// Threats as files that a person can write: who taxes whom, from when, on what authority, in which
/// steps, and who answers how.
@NullMarked
package org.contadora.exposure.scenarios;

import org.jspecify.annotations.NullMarked;

/// The rule book in force, and how decisions by people change its weights: only by a recalibration
/// that is shown first, accepted by a person and recorded.
@NullMarked
package org.contadora.desk.rules;

import org.jspecify.annotations.NullMarked;

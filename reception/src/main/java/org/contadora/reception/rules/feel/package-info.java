/// FEEL of DMN 1.5 (chapter 10): texts of rules become expressions, expressions become values, and
/// what nobody has asked yet stays "not known yet" to the end.
@NullMarked
package org.contadora.reception.rules.feel;

import org.jspecify.annotations.NullMarked;

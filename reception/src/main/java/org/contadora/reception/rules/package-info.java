/// Decision tables of DMN 1.5: read, checked for gaps and overlaps, evaluated with what is known,
/// explained, and asked what to ask next.
@NullMarked
package org.contadora.reception.rules;

import org.jspecify.annotations.NullMarked;

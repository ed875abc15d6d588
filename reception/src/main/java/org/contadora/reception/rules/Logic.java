package org.contadora.reception.rules;

import org.contadora.reception.rules.feel.Scope;
import org.contadora.reception.rules.feel.Value;

/// What a decision or a business knowledge model does, whatever boxes it is written in.
@FunctionalInterface
interface Logic {
  Value evaluate(Scope scope);
}

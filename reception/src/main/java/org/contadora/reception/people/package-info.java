/// Who arrives: a manifest becomes people in families, with what is wrong in it listed and what may
/// be there twice flagged.
@NullMarked
package org.contadora.reception.people;

import org.jspecify.annotations.NullMarked;

/// What one person may claim, on a sheet that this person can read and keep. Nothing of the reason
/// for protection is on it.
@NullMarked
package org.contadora.reception.sheet;

import org.jspecify.annotations.NullMarked;

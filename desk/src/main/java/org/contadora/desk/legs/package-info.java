/// The board: every leg with its finding and a person's word on it, ready to be filtered, sorted
/// and counted.
@NullMarked
package org.contadora.desk.legs;

import org.jspecify.annotations.NullMarked;

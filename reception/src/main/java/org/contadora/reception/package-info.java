/// Who arrives, what each person may claim, and where a family would do well.
@NullMarked
package org.contadora.reception;

import org.jspecify.annotations.NullMarked;

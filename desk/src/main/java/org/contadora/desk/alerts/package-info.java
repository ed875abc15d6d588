/// Alerts: rules on what is seen live, sent once over the channels that people set up, and kept.
@NullMarked
package org.contadora.desk.alerts;

import org.jspecify.annotations.NullMarked;

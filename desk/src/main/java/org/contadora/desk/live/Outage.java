package org.contadora.desk.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time in which a feed gave nothing.
///
/// @param feed its name
/// @param from when it last gave something, or was first asked
/// @param to when it gave something again, null while it lasts
/// @param why code of the reason, such as `NO_ANSWER`
/// @param detail the reason in the words of whoever gave it, in English
public record Outage(
    long id, String feed, Instant from, @Nullable Instant to, String why, String detail) {}

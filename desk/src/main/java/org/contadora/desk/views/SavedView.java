package org.contadora.desk.views;

import java.time.Instant;

/// A filter, an order and columns of the table of flights, under a name.
///
/// @param query as it stands in the address of the table, without the question mark
/// @param who the account that saved it last
/// @param changed when it was saved last
public record SavedView(String name, String query, String who, Instant changed) {}

package org.contadora.exposure.trade;

/// One table: a file, or a member of an archive.
///
/// @param place file, with `!member` of an archive
/// @param format what it is, told by its header
/// @param madeUp whether it says of itself that its figures are made up
public record TradeDocument(String place, TradeFormat format, boolean madeUp) {}

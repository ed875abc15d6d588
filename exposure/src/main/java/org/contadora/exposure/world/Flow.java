package org.contadora.exposure.world;

/// What one country sells another in the base year.
///
/// @param exporter ISO 3166-1 alpha-3 code of the seller
/// @param importer ISO 3166-1 alpha-3 code of the buyer
/// @param valueKusd value at the border before tariffs, thousands of US$
public record Flow(String exporter, String importer, double valueKusd) {}

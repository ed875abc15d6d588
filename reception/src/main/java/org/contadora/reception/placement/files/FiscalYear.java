package org.contadora.reception.placement.files;

import java.util.List;
import org.contadora.reception.placement.PlacementProblem;

/// One year of cases and sites, as read.
///
/// @param cases case numbers, in the order of the file of sizes
/// @param sites site names, in the order of the weights' header
/// @param problem the same numbers as positions in these lists
/// @param compatible by case and site, whether the file of compatibilities says so (fits or not)
/// @param weight by case and site, expected number of people in work; NaN where not known
// Numbers by position; nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record FiscalYear(
    List<String> cases,
    List<String> sites,
    PlacementProblem problem,
    boolean[][] compatible,
    double[][] weight) {}

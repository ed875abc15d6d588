package org.contadora.flights.legs;

/// The thresholds by which a track is cut into legs. Where no source is named the figure is our own
/// estimate.
///
/// @param gapS seconds without contact in the air that make a gap (OpenSky cuts flights at 600 s)
/// @param hiddenLandingS seconds without contact in which a landing may have been missed
/// @param nearGroundFt height above a field below which a contact counts as on or near the ground;
///   pressure altitude may be off by 1,000 ft in the deepest lows, so it is not less
/// @param nearFieldM distance from a field's edge within which a contact counts as at the airport
/// @param onFieldM distance from a field's edge within which a ground contact counts as on it
/// @param slowKt ground speed below which an aeroplane cannot fly
/// @param flyingKt ground speed above which an aircraft that does not say it is on the ground flies
/// @param touchS longest ground contact of a touch-and-go, seconds
/// @param approachFt height above a field below which an approach is low enough that climbing away
///   is a go-around
/// @param climbAwayFt climb that ends an approach without landing
/// @param seenThereS longest silence, seconds, over which a ground contact still shows where a leg
///   began or ended
/// @param inferFt greatest height above a field from which its airport is inferred; above it, the
///   end stays an envelope
/// @param inferM greatest distance from which an airport is inferred, metres
/// @param inferCertainty least plausibility against all other airports for an inference
/// @param oneStopS longest silence, seconds, that is taken for one stop at one airport
/// @param oneMissingLegS longest time, seconds, between two places on the ground in which one
///   flight that nobody saw is taken to have been flown; beyond it there may have been any number
///   (a night's rest and a day of duty, 14 CFR 117, with a margin)
/// @param turnBackM distance from the origin from which coming back is turning back, metres (25 NM)
/// @param turnBackFt height from which coming back is turning back
public record LegRules(
    int gapS,
    int hiddenLandingS,
    int nearGroundFt,
    double nearFieldM,
    double onFieldM,
    double slowKt,
    double flyingKt,
    int touchS,
    int approachFt,
    int climbAwayFt,
    int seenThereS,
    int inferFt,
    double inferM,
    double inferCertainty,
    int oneStopS,
    int oneMissingLegS,
    double turnBackM,
    int turnBackFt) {
  /// The thresholds that Contadora ships with.
  public static LegRules standard() {
    return new LegRules(
        600, 300, 1200, 5_500, 3_000, 45, 80, 60, 1500, 1000, 900, 12_000, 75_000, 0.85, 12 * 3600,
        36 * 3600, 46_300, 10_000);
  }
}

package org.contadora.simulator;

/// Aircraft types with the figures a flight's profile follows.
///
/// Speeds and levels follow the ranges that OpenAP's WRAP publishes for jets (TAS, flight level,
/// rates of climb and descent) and handbook values for the others.
enum AircraftType {
  A319("A319", "A3", 36000, 0.78, 290, 135, 2200, 3000, "AIRBUS A-319"),
  A320("A320", "A3", 36000, 0.78, 290, 137, 2200, 3000, "AIRBUS A-320"),
  A321("A321", "A3", 34000, 0.78, 290, 143, 2000, 2900, "AIRBUS A-321"),
  B733("B733", "A3", 33000, 0.745, 280, 137, 2000, 2000, "BOEING 737-300"),
  B734("B734", "A3", 33000, 0.745, 280, 140, 1900, 2000, "BOEING 737-400"),
  B737("B737", "A3", 38000, 0.78, 285, 132, 2300, 2900, "BOEING 737-700"),
  B738("B738", "A3", 37000, 0.78, 285, 143, 2200, 2800, "BOEING 737-800"),
  MD83("MD83", "A3", 33000, 0.76, 285, 138, 1800, 2000, "MCDONNELL DOUGLAS MD-83"),
  E190("E190", "A3", 36000, 0.77, 280, 130, 2100, 2200, "EMBRAER ERJ-190"),
  B752("B752", "A3", 36000, 0.80, 300, 137, 2400, 3500, "BOEING 757-200"),
  B763("B763", "A5", 35000, 0.80, 300, 142, 2000, 5800, "BOEING 767-300"),
  B772("B772", "A5", 36000, 0.84, 310, 142, 2000, 7000, "BOEING 777-200"),
  B77L("B77L", "A5", 34000, 0.84, 310, 148, 1800, 5500, "BOEING 777-F"),
  B744("B744", "A5", 34000, 0.84, 320, 150, 1600, 6000, "BOEING 747-400"),
  A333("A333", "A5", 37000, 0.81, 300, 138, 1900, 5800, "AIRBUS A-330-300"),
  B789("B789", "A5", 38000, 0.85, 310, 143, 2000, 7300, "BOEING 787-9"),
  C17("C17", "A5", 33000, 0.74, 280, 130, 2000, 4400, "BOEING C-17 Globemaster 3"),
  C30J("C30J", "A3", 26000, 0.58, 210, 115, 1800, 3000, "LOCKHEED C-130J-30 Hercules"),
  K35R("K35R", "A5", 32000, 0.76, 290, 140, 1900, 5000, "BOEING KC-135R"),
  GLF5("GLF5", "A3", 43000, 0.82, 290, 120, 3200, 6200, "GULFSTREAM G-5"),
  CL60("CL60", "A2", 39000, 0.78, 280, 125, 2800, 3600, "CANADAIR Challenger 600"),
  C56X("C56X", "A2", 39000, 0.73, 260, 112, 2700, 1800, "CESSNA 560XL Citation Excel"),
  E75L("E75L", "A3", 35000, 0.77, 280, 130, 2000, 1900, "EMBRAER ERJ-175"),
  BE20("BE20", "A1", 26000, 0.45, 210, 103, 1800, 1600, "BEECH 200 King Air"),
  C208("C208", "A1", 10000, 0.30, 155, 80, 850, 800, "CESSNA 208 Caravan"),
  C172("C172", "A1", 5500, 0.20, 110, 63, 600, 450, "CESSNA 172"),
  SR22("SR22", "A1", 9500, 0.28, 155, 78, 950, 800, "CIRRUS SR-22");

  final String designator;
  final String category;

  /// Usual cruise level, as pressure altitude.
  final int cruiseFt;

  final double cruiseMach;
  final double climbCasKt;
  final double approachCasKt;

  /// Mean rate of climb at low level.
  final double climbFpm;

  final double rangeNm;
  final String description;

  AircraftType(
      String designator,
      String category,
      int cruiseFt,
      double cruiseMach,
      double climbCasKt,
      double approachCasKt,
      double climbFpm,
      double rangeNm,
      String description) {
    this.designator = designator;
    this.category = category;
    this.cruiseFt = cruiseFt;
    this.cruiseMach = cruiseMach;
    this.climbCasKt = climbCasKt;
    this.approachCasKt = approachCasKt;
    this.climbFpm = climbFpm;
    this.rangeNm = rangeNm;
    this.description = description;
  }

  /// Flown from the circuit at small fields, without instrument procedures.
  boolean light() {
    return climbCasKt < 160;
  }

  /// Cruise speed through still air.
  double cruiseTasKt() {
    return Atmosphere.trueAirspeedKt(climbCasKt, cruiseMach, cruiseFt);
  }

  /// Rate of climb at a height: full to 10,000 ft, then falling off to a fifth at the ceiling.
  double climbFpmAt(double altitudeFt) {
    double share = (altitudeFt - 10_000) / (Math.max(cruiseFt, 12_000) + 4000 - 10_000);
    return climbFpm * (1 - 0.75 * Math.clamp(share, 0, 1));
  }
}

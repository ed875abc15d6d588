package org.contadora.simulator;

import static org.contadora.simulator.AircraftType.A319;
import static org.contadora.simulator.AircraftType.A320;
import static org.contadora.simulator.AircraftType.A321;
import static org.contadora.simulator.AircraftType.A333;
import static org.contadora.simulator.AircraftType.B737;
import static org.contadora.simulator.AircraftType.B738;
import static org.contadora.simulator.AircraftType.B744;
import static org.contadora.simulator.AircraftType.B752;
import static org.contadora.simulator.AircraftType.B763;
import static org.contadora.simulator.AircraftType.B772;
import static org.contadora.simulator.AircraftType.B77L;
import static org.contadora.simulator.AircraftType.B789;
import static org.contadora.simulator.AircraftType.E190;
import static org.contadora.simulator.AircraftType.E75L;
import static org.contadora.simulator.Dice.share;

import java.util.List;
import org.contadora.simulator.Dice.Share;

/// Scheduled airlines: which of them fly the airports that removals use is what makes look-alikes.
final class Airlines {
  /// @param prefix of the registration; `N` for the United States
  /// @param blockStart first address used of the state's block; 0 for the United States
  /// @param routes airports outside the bases it flies to, if it has such favourites
  record Airline(
      String designator,
      String owner,
      String prefix,
      int blockStart,
      String lastLetter,
      List<AircraftType> types,
      List<String> bases,
      List<String> routes) {}

  private static final List<String> CENTRAL =
      List.of("MGGT", "MHLM", "MSLP", "MHTG", "MNMG", "MROC", "MPTO", "SKBO", "SEGU", "MDSD");
  private static final List<String> CARIBBEAN =
      List.of("MDPC", "MDSD", "MKJP", "MTPP", "MUHA", "TJSJ", "MHLM", "SKBO", "SEGU", "SVMI");
  private static final List<String> MEXICAN =
      List.of("MMMX", "MMGL", "MMTP", "MMVA", "KELP", "KIWA", "KSAN", "KIAH", "KSAT", "MMTJ");
  private static final List<String> DOMESTIC =
      List.of("KATL", "KDEN", "KLAS", "KMSP", "KBWI", "KSAN", "KIWA", "KELP", "KHRL", "KSAT");

  private static final Airline AMERICAN =
      usa("AAL", "AMERICAN AIRLINES INC", List.of(B738, A321), List.of("KMIA"), CARIBBEAN);
  private static final Airline UNITED =
      usa("UAL", "UNITED AIRLINES INC", List.of(B738, B737), List.of("KIAH"), CENTRAL);
  private static final Airline SOUTHWEST =
      usa("SWA", "SOUTHWEST AIRLINES CO", List.of(B737, B738), List.of("KDAL"), DOMESTIC);
  private static final Airline AVIANCA =
      new Airline("AVA", "AVIANCA", "HK", 0x0AC000, "", List.of(A320), List.of("SKBO"), CENTRAL);
  private static final Airline TACA =
      new Airline("TAI", "TACA", "YS", 0x0B2000, "", List.of(A320), List.of("MSLP"), usa6());
  private static final Airline VOLARIS =
      new Airline("VOI", "VOLARIS", "XA", 0x0D0000, "", List.of(A320), List.of("MMGL"), MEXICAN);

  /// Airlines at the airports of removals, one for each of the first airliners.
  static final List<Airline> REGIONAL =
      List.of(AMERICAN, UNITED, SOUTHWEST, AVIANCA, TACA, VOLARIS);

  /// Airlines with their share of the world's airliners.
  static final List<Share<Airline>> ALL =
      List.of(
          share(AMERICAN, 4),
          share(UNITED, 4),
          share(SOUTHWEST, 10),
          share(AVIANCA, 2),
          share(TACA, 2),
          share(VOLARIS, 2),
          share(foreign("CMP", "COPA", "HP", 0x0C2000, List.of(B738), List.of("MPTO"), CENTRAL), 2),
          share(usa("DAL", "DELTA AIR LINES INC", List.of(A321, B752), List.of("KATL")), 12),
          share(usa("SKW", "SKYWEST AIRLINES INC", List.of(E75L), List.of("KDEN", "KORD")), 12),
          share(usa("UAL", "UNITED AIRLINES INC", List.of(B789, A319), List.of("KORD")), 8),
          share(usa("AAL", "AMERICAN AIRLINES INC", List.of(B738, A321), List.of("KDFW")), 8),
          share(usa("JBU", "JETBLUE AIRWAYS CORP", List.of(A320, E190), List.of("KJFK")), 5),
          share(foreign("GLO", "GOL", "PR", 0xE40000, List.of(B738), List.of("SBGR")), 4),
          share(foreign("BAW", "BRITISH AIRWAYS", "G", 0x400000, List.of(A320, B772), uk()), 6),
          share(
              foreign("DLH", "LUFTHANSA", "D", 0x3C0000, List.of(A320, A333), List.of("EDDF")), 6),
          share(foreign("AFR", "AIR FRANCE", "F", 0x380000, List.of(A320, B772), paris()), 5),
          share(foreign("IBE", "IBERIA", "EC", 0x340000, List.of(A320, A333), List.of("LEMD")), 4),
          share(foreign("THY", "TURKISH", "TC", 0x4B8000, List.of(A321, A333), List.of("LTFM")), 5),
          share(foreign("UAE", "EMIRATES", "A6", 0x896000, List.of(B772), List.of("OMDB")), 3),
          share(foreign("ETH", "ETHIOPIAN", "ET", 0x040000, List.of(B738, B789), addis()), 2),
          share(foreign("AIC", "AIR INDIA", "VT", 0x800000, List.of(A320), List.of("VIDP")), 4),
          share(foreign("JAL", "JAPAN AIRLINES", "JA", 0x840000, List.of(B738), tokyo()), 4),
          share(foreign("QFA", "QANTAS", "VH", 0x7C0000, List.of(B738), List.of("YSSY")), 3),
          share(foreign("ACA", "AIR CANADA", "C", 0xC00000, List.of(A321, B789), canada()), 4));

  /// Freight airlines.
  static final List<Airline> CARGO =
      List.of(
          usa("FDX", "FEDERAL EXPRESS CORP", List.of(B752, B763, B77L), List.of("KMEM")),
          usa("UPS", "UNITED PARCEL SERVICE CO", List.of(B752, B763, B744), List.of("KSDF")),
          usa("GTI", "ATLAS AIR INC", List.of(B763, B744), List.of("KMIA"), CENTRAL),
          usa("ABX", "ABX AIR INC", List.of(B763), List.of("KCVG")),
          usa("GXA", "GLOBAL CROSSING AIRLINES INC", List.of(A321), List.of("KMIA"), CENTRAL));

  private Airlines() {}

  private static List<String> usa6() {
    return List.of("KIAH", "KLAX", "KIAD", "KJFK", "KMIA", "KDFW", "MGGT", "MHLM", "MROC");
  }

  private static List<String> uk() {
    return List.of("EGLL");
  }

  private static List<String> paris() {
    return List.of("LFPG");
  }

  private static List<String> addis() {
    return List.of("HAAB");
  }

  private static List<String> tokyo() {
    return List.of("RJTT");
  }

  private static List<String> canada() {
    return List.of("CYYZ");
  }

  private static Airline usa(
      String designator, String owner, List<AircraftType> types, List<String> bases) {
    return usa(designator, owner, types, bases, List.of());
  }

  private static Airline usa(
      String designator,
      String owner,
      List<AircraftType> types,
      List<String> bases,
      List<String> routes) {
    return new Airline(designator, owner, "N", 0, "", types, bases, routes);
  }

  private static Airline foreign(
      String designator,
      String owner,
      String prefix,
      int blockStart,
      List<AircraftType> types,
      List<String> bases) {
    return foreign(designator, owner, prefix, blockStart, types, bases, List.of());
  }

  private static Airline foreign(
      String designator,
      String owner,
      String prefix,
      int blockStart,
      List<AircraftType> types,
      List<String> bases,
      List<String> routes) {
    return new Airline(designator, owner, prefix, blockStart, "", types, bases, routes);
  }

  /// Favourite routes of an operator from one of its bases; empty if it flies anywhere.
  static List<String> routesOf(Airframe airframe) {
    for (var list : List.of(REGIONAL, CARGO)) {
      for (var airline : list) {
        if (airline.designator().equals(airframe.operatorDesignator())
            && airline.bases().contains(airframe.base().icao())) {
          return airline.routes();
        }
      }
    }
    return List.of();
  }
}

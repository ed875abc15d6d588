package org.contadora.desk.live;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.contadora.core.GeoPoint;
import org.jspecify.annotations.Nullable;

/// Where live positions come from.
public sealed interface Feed {
  /// The feed's own name, such as `roof`.
  String name();

  /// How often it is asked; for a feed that is sent, how long it may be silent.
  Duration every();

  /// The word for the kind in files and on pages.
  default String kind() {
    return switch (this) {
      case Receiver _ -> "receiver";
      case Api _ -> "api";
      case OpenSky _ -> "opensky";
      case Sbs _ -> "sbs";
    };
  }

  /// A receiver of one's own: `aircraft.json` of readsb, dump1090 or tar1090 over HTTP.
  ///
  /// @param url such as `http://192.168.1.20/tar1090/data/aircraft.json`
  record Receiver(String name, URI url, Duration every) implements Feed {}

  /// A network's readsb-compatible v2 interface (adsb.lol, adsb.fi, airplanes.live, ADS-B
  /// Exchange): aircraft around places, by address, or both, one request after the other.
  ///
  /// @param base address up to and with `/v2`
  /// @param form how the network writes a place in its addresses
  /// @param around places
  /// @param aircraft addresses, six hexadecimal digits each
  /// @param listed whether to ask for the aircraft that the rule book and the desk watch, too
  /// @param keyHeader name of the header that carries a key, null if none is needed
  record Api(
      String name,
      URI base,
      Form form,
      List<Circle> around,
      List<String> aircraft,
      boolean listed,
      @Nullable String keyHeader,
      Secret key,
      Duration every)
      implements Feed {
    public Api {
      around = List.copyOf(around);
      aircraft = List.copyOf(aircraft);
    }
  }

  /// How a v2 interface writes a place.
  enum Form {
    /// `/point/LAT/LON/NM`: airplanes.live, adsb.lol.
    POINT,
    /// `/lat/LAT/lon/LON/dist/NM`: ADS-B Exchange, adsb.fi, adsb.lol.
    LAT_LON_DIST
  }

  /// A place and how far around it to look.
  ///
  /// @param label what the file calls it: an airport's code or the place
  /// @param radiusNm nautical miles, at most [Limits#API_RADIUS_NM]
  record Circle(String label, GeoPoint point, int radiusNm) {}

  /// OpenSky's state vectors (REST, `/states/all`).
  ///
  /// @param base address up to and with `/api`
  /// @param area null for the whole world, which costs most
  /// @param tokenUrl where a client gets its token (OAuth 2.0, RFC 6749, section 4.4)
  /// @param clientId null for a visitor without account
  record OpenSky(
      String name,
      URI base,
      @Nullable Area area,
      URI tokenUrl,
      @Nullable String clientId,
      Secret clientSecret,
      Duration every)
      implements Feed {}

  /// A rectangle in degrees.
  record Area(double south, double west, double north, double east) {
    /// Its size in square degrees, by which OpenSky counts.
    double squareDeg() {
      return (north - south) * (east - west);
    }
  }

  /// BaseStation lines over TCP, as receivers send them on port 30003.
  ///
  /// @param arrival whether positions count as of the time at which they come, for receivers whose
  ///   clock is set to local time
  record Sbs(String name, String host, int port, boolean arrival, Duration every) implements Feed {}
}

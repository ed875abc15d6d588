package org.contadora.app.commands;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.contadora.core.GeoPoint;
import org.contadora.flights.gaps.Gap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a contact as a person types it:
/// `TIME,LAT,LON,ALTITUDE_FT[,SPEED_KT[,TRACK_DEG[,CLIMB_FPM]]]`.
final class ContactConverter implements ITypeConverter<Gap.Contact> {
  private static final int FEWEST_PARTS = 4;
  private static final int MOST_PARTS = 7;

  @Override
  public Gap.Contact convert(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length < FEWEST_PARTS || parts.length > MOST_PARTS) {
      throw new TypeConversionException(
          "The contact (%s) must be TIME,LAT,LON,ALTITUDE_FT and then, where known,".formatted(text)
              + " SPEED_KT,TRACK_DEG,CLIMB_FPM.");
    }
    try {
      return new Gap.Contact(
          OffsetDateTime.parse(parts[0].strip()).toInstant().toEpochMilli(),
          new GeoPoint(number(parts, 1), number(parts, 2)),
          Math.toIntExact(Math.round(Double.parseDouble(parts[3].strip()))),
          number(parts, 4),
          number(parts, 5),
          number(parts, 6));
    } catch (DateTimeException _) {
      throw new TypeConversionException(
          "The time (%s) must be ISO 8601 with a zone, such as 2026-03-05T14:02Z."
              .formatted(parts[0]));
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "The contact (%s) must hold numbers after the time: %s".formatted(text, e.getMessage()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static double number(String[] parts, int index) {
    return index < parts.length && !parts[index].isBlank()
        ? Double.parseDouble(parts[index].strip())
        : Double.NaN;
  }
}

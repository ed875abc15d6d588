package org.contadora.flights.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.contadora.flights.airports.Airports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
  @TempDir Path folder;

  @Test
  void shippedBookWrittenAndReadAgainHasTheSameVersion() throws IOException {
    RuleBook.writeShipped(folder);
    assertThat(RuleBook.load(folder).version()).isEqualTo(RuleBook.shipped().version());
  }

  @Test
  void versionTellsThatARowWasChanged() throws IOException {
    Files.writeString(folder.resolve("hubs.csv"), "airport,grade,from,to,source\nKAEX,stop,,,me\n");
    assertThat(RuleBook.load(folder).version()).isNotEqualTo(RuleBook.shipped().version());
  }

  @Test
  void wrongRowIsToldWithFileLineFieldValueAndExpectation() throws IOException {
    Files.writeString(
        folder.resolve("hubs.csv"),
        "airport,grade,from,to,source\nKAEX,staging,,,me\nKBRO,staging,2020-13-01,,me\n");
    assertThatThrownBy(() -> RuleBook.load(folder))
        .isInstanceOf(RuleBookException.class)
        .hasMessage(
            "hubs.csv, line 3: from (2020-13-01) must be a day such as 2020-04-27, or empty.");
  }

  @Test
  void rowWithoutSourceIsRefused() throws IOException {
    Files.writeString(
        folder.resolve("hubs.csv"), "airport,grade,from,to,source\nKAEX,staging,,,\n");
    assertThatThrownBy(() -> RuleBook.load(folder))
        .hasMessage("hubs.csv, line 2: source () must be given.");
  }

  @Test
  void blockOfAddressesMustBeOne() throws IOException {
    Files.writeString(
        folder.resolve("military_addresses.csv"),
        "first,last,country,from,to,source\nadf7c8,adf7,US,,,me\n");
    assertThatThrownBy(() -> RuleBook.load(folder))
        .hasMessage(
            "military_addresses.csv, line 2: last (adf7) must be an address of six hexadecimal"
                + " digits.");
    Files.writeString(
        folder.resolve("military_addresses.csv"),
        "first,last,country,from,to,source\nadf7c8,adf7c7,US,,,me\n");
    assertThatThrownBy(() -> RuleBook.load(folder))
        .hasMessage(
            "military_addresses.csv, line 2: last (adf7c7) must be an address not before first"
                + " (adf7c8).");
  }

  @Test
  void shippedBookNamesOnlyAirportsThatShip() {
    Airports airports = Airports.bundled();
    RuleBook.shipped().requireAirports(code -> airports.find(code).isPresent());
  }

  @Test
  void emptyFolderIsRefused() {
    assertThatThrownBy(() -> RuleBook.load(folder)).isInstanceOf(RuleBookException.class);
  }

  @Test
  void tableWithoutRowsMustStillHaveItsHeader(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("operators.csv"), "a,b,c\n");
    assertThatThrownBy(() -> RuleBook.load(folder))
        .hasMessage(
            "operators.csv, line 1: header (a,b,c) must be"
                + " designator,operator,role,country,from,to,source.");
  }

  @Test
  void tableOfASpreadsheetIsReadWithItsByteOrderMark(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("weights.csv"), "\ufeffcode,weight,source\r\nPRIOR,-4,mine\r\n");
    assertThat(RuleBook.load(folder).version()).isNotEqualTo(RuleBook.shipped().version());
  }

  @Test
  void semicolonsBetweenFieldsAreToldAsSuch(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("weights.csv"), "code;weight;source\nPRIOR;-4;mine\n");
    assertThatThrownBy(() -> RuleBook.load(folder))
        .hasMessage(
            "weights.csv, line 1: header (code;weight;source) must be code,weight,source.\n"
                + "Maybe save the table again with commas, not semicolons, between the fields.");
  }
}

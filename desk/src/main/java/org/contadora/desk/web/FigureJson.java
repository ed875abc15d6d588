package org.contadora.desk.web;

import java.util.List;
import org.contadora.desk.figures.Comparison;
import org.contadora.desk.figures.Counts;
import org.contadora.desk.figures.PublishedBeside;
import org.contadora.desk.figures.Tables;
import org.contadora.desk.legs.CoverageDay;
import org.contadora.desk.legs.Regions;
import org.contadora.desk.legs.StatisticsRow;
import org.contadora.desk.live.FeedDay;
import org.contadora.flights.findings.PublishedCount;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Figures as the API gives them.
final class FigureJson {
  private FigureJson() {}

  static void rows(JsonGenerator json, String name, List<StatisticsRow> rows) {
    json.writeArrayPropertyStart(name);
    for (StatisticsRow row : rows) {
      json.writeStartObject();
      json.writeStringProperty("key", row.key());
      json.writeStringProperty("label", row.label());
      json.writeNumberProperty("flights", row.flights());
      json.writeNumberProperty("stops", row.stops());
      json.writeNumberProperty("flights_low", row.flightsLow());
      json.writeNumberProperty("flights_high", row.flightsHigh());
      json.writeNumberProperty("people_low", row.peopleLow());
      json.writeNumberProperty("people_high", row.peopleHigh());
      json.writeNumberProperty("days_with_data", row.daysWithData());
      json.writeNumberProperty("days", row.days());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void coverage(JsonGenerator json, String name, List<CoverageDay> days) {
    json.writeArrayPropertyStart(name);
    for (CoverageDay day : days) {
      json.writeStartObject();
      json.writeStringProperty("date", day.day().toString());
      json.writeStringProperty("hours", Tables.hours(day));
      json.writeNumberProperty("aircraft", day.aircraft());
      json.writeNumberProperty("positions", day.positions());
      json.writeNumberProperty("recorded", day.recorded());
      json.writeObjectPropertyStart("regions");
      for (String region : Regions.CODES) {
        json.writeNumberProperty(region, day.regions().getOrDefault(region, 0L));
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// Days on which a live feed was down.
  static void outages(JsonGenerator json, String name, List<FeedDay> days) {
    json.writeArrayPropertyStart(name);
    for (FeedDay day : days) {
      json.writeStartObject();
      json.writeStringProperty("date", day.date().toString());
      json.writeStringProperty("feed", day.feed());
      json.writeNumberProperty("down_s", day.downS());
      json.writeArrayPropertyStart("hours");
      day.hours().forEach(json::writeNumber);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void published(JsonGenerator json, String name, List<PublishedBeside> rows) {
    json.writeArrayPropertyStart(name);
    for (PublishedBeside row : rows) {
      PublishedCount count = row.published();
      json.writeStartObject();
      json.writeStringProperty("source", count.source());
      json.writeStringProperty("url", count.url());
      json.writeStringProperty("period_start", count.periodStart().toString());
      json.writeStringProperty("period_end", count.periodEnd().toString());
      json.writeStringProperty("category", count.category());
      json.writeStringProperty("country", count.country());
      json.writeNumberProperty("count", count.count());
      json.writeStringProperty("notes", count.notes());
      Json.text(json, "country_code", row.country());
      json.writeStringProperty("measure", row.measure().code());
      json.writeStringProperty("difference", row.difference());
      PublishedBeside.Ours ours = row.ours();
      if (ours == null) {
        json.writeNullProperty("ours");
      } else {
        json.writeObjectPropertyStart("ours");
        Long counted = ours.counted();
        if (counted == null) {
          json.writeNullProperty("counted");
        } else {
          json.writeNumberProperty("counted", counted);
        }
        json.writeNumberProperty("low", ours.low());
        json.writeNumberProperty("high", ours.high());
        json.writeEndObject();
      }
      json.writeStringProperty("covered", row.covered().code());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void comparison(JsonGenerator json, Comparison comparison) {
    json.writeStringProperty("from", comparison.days().first().toString());
    json.writeStringProperty("to", comparison.days().last().toString());
    counts(json, comparison.counts());
    json.writeNumberProperty("days_with_data", comparison.daysWithData());
    json.writeStringProperty("covered", comparison.covered().code());
    json.writeArrayPropertyStart("against");
    for (Comparison.Against against : comparison.against()) {
      json.writeStartObject();
      json.writeStringProperty("base", against.base().code());
      json.writeStringProperty("from", against.days().first().toString());
      json.writeStringProperty("to", against.days().last().toString());
      counts(json, against.counts());
      json.writeNumberProperty("days_with_data", against.daysWithData());
      json.writeStringProperty("covered", against.covered().code());
      json.writeNumberProperty("periods", against.periods());
      json.writeNumberProperty("periods_with_data", against.periodsWithData());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void counts(JsonGenerator json, @Nullable Counts counts) {
    if (counts == null) {
      json.writeNullProperty("counts");
      return;
    }
    json.writeObjectPropertyStart("counts");
    json.writeNumberProperty("flights", counts.flights());
    json.writeNumberProperty("stops", counts.stops());
    json.writeNumberProperty("flights_low", counts.low());
    json.writeNumberProperty("flights_high", counts.high());
    json.writeNumberProperty("people_low", counts.peopleLow());
    json.writeNumberProperty("people_high", counts.peopleHigh());
    json.writeEndObject();
  }
}

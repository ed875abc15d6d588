package org.contadora.exposure.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.contadora.exposure.coalition.FundTable;
import org.contadora.exposure.coalition.Pledge;
import org.contadora.exposure.coalition.Reserve;
import org.contadora.exposure.products.Exposure;
import org.contadora.exposure.redirect.RedirectPlan;
import org.contadora.exposure.scenarios.Coverage;
import org.contadora.exposure.scenarios.Rung;
import org.contadora.exposure.scenarios.Scenario;

/// Everything that the page on a threat shows.
///
/// @param scenario the threat
/// @param focus the country that the page is about, ISO 3166-1 alpha-3
/// @param rungs every step with every answer; empty where the page is about products or a fund
///   alone
/// @param coverage what of each country's sales is taxed, where the scenario names products
/// @param products what it costs by product and industry, where trade by product is known
/// @param descriptions what product codes mean, in English
/// @param redirect where else it could be sold, where that is known
/// @param fund what keeps a group together, where there is one
/// @param flows the same flow as several sources have it
/// @param sources what all of it rests on
/// @param missing codes of what could not be worked out
/// @param madeUp whether the trade data are a sample that nobody measured
public record ThreatFindings(
    Scenario scenario,
    String focus,
    List<Rung> rungs,
    List<Coverage.Part> coverage,
    Optional<Exposure> products,
    SortedMap<String, String> descriptions,
    Optional<RedirectPlan> redirect,
    Optional<GroupFund> fund,
    List<Flow> flows,
    List<Source> sources,
    List<Missing> missing,
    boolean madeUp) {

  /// Keeps the lists from changing.
  public ThreatFindings {
    rungs = List.copyOf(rungs);
    coverage = List.copyOf(coverage);
    descriptions = new TreeMap<>(descriptions);
    flows = List.copyOf(flows);
    sources = List.copyOf(sources);
    missing = List.copyOf(missing);
  }

  /// A group's fund.
  ///
  /// @param group what it is called, as [org.contadora.exposure.scenarios.Groups#named] has it
  /// @param pledge what the group says it will do
  /// @param reserve what a mutual fund has to hold; empty if not asked
  /// @param groupProofTo see [org.contadora.exposure.coalition.Coalition.GroupProof#proofTo]; empty
  ///   if not asked
  public record GroupFund(
      List<String> group,
      Pledge pledge,
      FundTable table,
      Optional<Reserve> reserve,
      Optional<Integer> groupProofTo) {
    /// Keeps what it is called.
    public GroupFund {
      group = List.copyOf(group);
    }
  }

  /// One flow by source.
  ///
  /// @param from ISO 3166-1 alpha-3
  /// @param to ISO 3166-1 alpha-3
  /// @param usdBySource US dollars
  public record Flow(String from, String to, int year, Map<String, Double> usdBySource) {
    /// Keeps the order of the sources.
    public Flow {
      usdBySource = new TreeMap<>(usdBySource);
    }
  }

  /// A file that was used.
  ///
  /// @param detail what of it, such as years and number of rows
  /// @param sha256 of its bytes, in hexadecimal; empty if not known
  public record Source(String name, String detail, Optional<String> sha256) {}

  /// What could not be worked out, and why.
  public enum Missing {
    /// No trade by product is loaded.
    NO_PRODUCTS,
    /// No world trade by product is loaded: the redirect plan is made from totals.
    NO_WORLD_BY_PRODUCT,
    /// Nothing is known of what is sold to other countries.
    NO_REDIRECT,
    /// The scenario names no group.
    NO_GROUP,
    /// Its group has more members than can be weighed.
    GROUP_TOO_LARGE,
    /// Its first step has no one rate for all.
    NO_SINGLE_RATE,
    /// Nothing is known of how many people work in these industries.
    NO_JOBS
  }
}

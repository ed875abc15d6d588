package org.contadora.desk.web;

import java.time.Clock;
import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Sessions;
import org.contadora.desk.alerts.Alerts;
import org.contadora.desk.exports.Exports;
import org.contadora.desk.jobs.Intake;
import org.contadora.desk.jobs.Jobs;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.Live;
import org.contadora.desk.review.Review;
import org.contadora.desk.views.SavedViews;
import org.contadora.flights.airports.Airports;
import org.contadora.flights.findings.RuleBook;

/// What the routes answer from.
public record WebParts(
    Board board,
    Review review,
    Accounts accounts,
    Sessions sessions,
    Jobs jobs,
    Intake intake,
    Live live,
    Alerts alerts,
    Airports airports,
    Exports exports,
    RuleBook rules,
    SavedViews views,
    Clock clock) {}

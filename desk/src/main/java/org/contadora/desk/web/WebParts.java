package org.contadora.desk.web;

import org.contadora.desk.accounts.Accounts;
import org.contadora.desk.accounts.Sessions;
import org.contadora.desk.jobs.Intake;
import org.contadora.desk.jobs.Jobs;
import org.contadora.desk.legs.Board;
import org.contadora.desk.live.Live;
import org.contadora.desk.review.Review;
import org.contadora.flights.airports.Airports;

/// What the routes answer from.
public record WebParts(
    Board board,
    Review review,
    Accounts accounts,
    Sessions sessions,
    Jobs jobs,
    Intake intake,
    Live live,
    Airports airports) {}

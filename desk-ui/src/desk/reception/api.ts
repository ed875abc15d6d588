import type { Asking } from '../asking.ts';
import type { ArrivalBoard, ArrivalSheet, Arrivals, ArrivalWhole, Pin, Said } from './contract.ts';

/** What the pages on arrivals ask of the server. */
export class ReceptionApi {
  constructor(private readonly asking: Asking) {}

  arrivals(): Promise<Arrivals> {
    return this.asking.ask('GET', '/reception');
  }

  unlockArrivals(passphrase: string): Promise<Arrivals> {
    return this.asking.ask('POST', '/reception/unlock', { passphrase });
  }

  bringArrival(
    manifest: { content: string; country: string; day: string } | { sample: true },
  ): Promise<ArrivalWhole> {
    return this.asking.ask('POST', '/reception', manifest);
  }

  arrival(id: string): Promise<ArrivalWhole> {
    return this.asking.ask('GET', arrivalAddress(id));
  }

  removeArrival(id: string): Promise<void> {
    return this.asking.ask('DELETE', arrivalAddress(id));
  }

  arrivalNames(id: string): Promise<{ names: Record<string, string> }> {
    return this.asking.ask('GET', arrivalAddress(id, 'names'));
  }

  bringPlaces(id: string, csv: string): Promise<ArrivalBoard> {
    return this.asking.ask('POST', arrivalAddress(id, 'places'), { csv });
  }

  arrivalBoard(id: string): Promise<ArrivalBoard> {
    return this.asking.ask('GET', arrivalAddress(id, 'board'));
  }

  pinFamily(id: string, pin: Pin): Promise<ArrivalBoard> {
    return this.asking.ask('POST', arrivalAddress(id, 'pins'), pin);
  }

  unpinFamily(id: string, family: string): Promise<ArrivalBoard> {
    return this.asking.ask('DELETE', `${arrivalAddress(id, 'pins')}/${encodeURIComponent(family)}`);
  }

  recordChoice(id: string, said: Said): Promise<ArrivalBoard> {
    return this.asking.ask('POST', arrivalAddress(id, 'choices'), said);
  }

  dismissWaiting(id: string, key: string): Promise<ArrivalWhole> {
    return this.asking.ask('DELETE', `${arrivalAddress(id, 'waiting')}/${encodeURIComponent(key)}`);
  }

  personSheet(id: string, key: string): Promise<ArrivalSheet> {
    return this.asking.ask('GET', `${arrivalAddress(id, 'people')}/${encodeURIComponent(key)}`);
  }

  tellFacts(id: string, key: string, facts: Record<string, string>): Promise<ArrivalSheet> {
    return this.asking.ask('POST', `${arrivalAddress(id, 'people')}/${encodeURIComponent(key)}`, {
      facts,
    });
  }
}

function arrivalAddress(id: string, what = ''): string {
  const address = `/reception/${encodeURIComponent(id)}`;
  return what === '' ? address : `${address}/${what}`;
}

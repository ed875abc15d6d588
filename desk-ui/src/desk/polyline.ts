import type { Point } from '../geo/geometry.ts';

/** A place and when the aircraft was there, in seconds since its leg began. */
export type Place = [lon: number, lat: number, timeS: number];

const STEPS_PER_DEGREE = 1000;
const FIRST_CHARACTER = 63;

/** A line of the map's answer, in the Encoded Polyline Algorithm Format with a time for each place. */
export function placesOf(text: string): Place[] {
  const places: Place[] = [];
  const numbers = numbersOf(text);
  let [lat, lon, time] = [0, 0, 0];
  for (let i = 0; i + 2 < numbers.length; i += 3) {
    lat += numbers[i] as number;
    lon += numbers[i + 1] as number;
    time += numbers[i + 2] as number;
    places.push([lon / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE, time]);
  }
  return places;
}

/** The edge of an area, which has no times. */
export function ringOf(text: string): Point[] {
  const ring: Point[] = [];
  const numbers = numbersOf(text);
  let [lat, lon] = [0, 0];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    lat += numbers[i] as number;
    lon += numbers[i + 1] as number;
    ring.push([lon / STEPS_PER_DEGREE, lat / STEPS_PER_DEGREE]);
  }
  return ring;
}

function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let [number, shift] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const bits = text.charCodeAt(i) - FIRST_CHARACTER;
    number |= (bits & 31) << shift;
    shift += 5;
    if (bits < 32) {
      numbers.push(number & 1 ? ~(number >> 1) : number >> 1);
      [number, shift] = [0, 0];
    }
  }
  return numbers;
}

import type uPlot from 'uplot';
import type { TimeStep } from './TimeChart.svelte';

/** Shapes, not only colours, tell the sources apart. */
export const SHAPES = ['diamond', 'triangle', 'square', 'circle', 'cross'] as const;
export type Shape = (typeof SHAPES)[number];

/** What one source published, step by step. */
export interface Published {
  name: string;
  values: (number | null)[];
}

/** The outline of a shape as an SVG path, which a canvas reads too. */
export function shapePath(shape: Shape | undefined, x: number, y: number, r: number): string {
  switch (shape ?? 'diamond') {
    case 'diamond':
      return `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;
    case 'triangle':
      return `M${x} ${y - r}L${x + r} ${y + r * 0.8}L${x - r} ${y + r * 0.8}Z`;
    case 'square':
      return `M${x - r * 0.8} ${y - r * 0.8}h${r * 1.6}v${r * 1.6}h${-r * 1.6}Z`;
    case 'circle':
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case 'cross':
      return `M${x - r} ${y - r}L${x + r} ${y + r}M${x + r} ${y - r}L${x - r} ${y + r}`;
  }
}

export function readColours(element: Element, theme: string): Record<string, string> {
  const style = getComputedStyle(element);
  const names = ['ink', 'quiet', 'line', 'ours', 'ours-soft', 'theirs', 'sheet', 'paper'];
  const colours = names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]);
  if (colours.some(([, value]) => value === '')) {
    throw new Error(`The theme "${theme}" must have all of ${names.join(', ')}.`);
  }
  return Object.fromEntries(colours) as Record<string, string>;
}

/** A bar is this wide at most on either side of its middle, as a share of its step. */
const HALF_BAR = 0.31;

/**
 * Hatches, under the bars, the days without data, so that nobody takes what was not looked at for
 * what did not happen. A step that was looked at and has no flight says 0.
 */
export function drawBlanks(
  chart: uPlot,
  steps: readonly TimeStep[],
  noData: string,
  colours: Record<string, string>,
): void {
  const pen = chart.ctx;
  const px = devicePixelRatio;
  const { top, height } = chart.bbox;
  const bottom = top + height;
  const x = (at: number): number => chart.valToPos(at, 'x', true);
  pen.save();
  pen.lineWidth = px;
  pen.strokeStyle = colours['line'] ?? '';
  pen.font = `${12 * px}px system-ui, sans-serif`;
  pen.textAlign = 'center';
  for (const [i, { days, withData, flights, high, blanks }] of steps.entries()) {
    for (const { from, to } of blanks) {
      const [left, right] = [x(i - 0.5 + from / days), x(i - 0.5 + to / days)];
      pen.save();
      pen.beginPath();
      pen.rect(left, top, right - left, height);
      pen.clip();
      pen.beginPath();
      for (let at = left - height; at < right; at += 7 * px) {
        pen.moveTo(at, bottom);
        pen.lineTo(at + height, top);
      }
      pen.stroke();
      pen.restore();
    }
    const word = withData === 0 ? noData : '0';
    const room = x(i + 1) - x(i) - 8 * px;
    const wide = pen.measureText(word).width;
    // Where a range is drawn, its foot says it.
    if (flights === 0 && (high ?? 0) === 0 && wide < room) {
      pen.fillStyle = colours['paper'] ?? '';
      pen.fillRect(x(i) - wide / 2 - 4 * px, bottom - 20 * px, wide + 8 * px, 19 * px);
      pen.fillStyle = colours['quiet'] ?? '';
      pen.fillText(word, x(i), bottom - 6 * px);
    }
  }
  pen.restore();
}

/** Draws ranges, stops and published counts over the bars. */
export function drawMarks(
  chart: uPlot,
  steps: readonly TimeStep[],
  published: readonly Published[],
  colours: Record<string, string>,
): void {
  const pen = chart.ctx;
  const px = devicePixelRatio;
  const x = (i: number): number => chart.valToPos(i, 'x', true);
  const y = (value: number): number => chart.valToPos(value, 'y', true);
  const half = Math.min(22 * px, (x(1) - x(0)) * HALF_BAR);
  const stroke = (colour: string | undefined, width: number, path: string, fill?: string): void => {
    const shape = new Path2D(path);
    if (fill !== undefined) {
      pen.fillStyle = fill;
      pen.fill(shape);
    }
    pen.strokeStyle = colour ?? '';
    pen.lineWidth = width * px;
    pen.stroke(shape);
  };
  pen.save();
  for (const [i, step] of steps.entries()) {
    const at = x(i);
    if (step.stops > 0) {
      stroke(colours['ours'], 3, `M${at - half} ${y(step.stops)}h${2 * half}`);
    }
    if (step.low !== null && step.high !== null && step.low !== step.high) {
      const cap = Math.min(5 * px, half);
      const [low, high] = [y(step.low), y(step.high)];
      stroke(
        colours['ink'],
        1.5,
        `M${at} ${low}V${high}M${at - cap} ${low}h${2 * cap}M${at - cap} ${high}h${2 * cap}`,
      );
    }
    for (const [p, { values }] of published.entries()) {
      const value = values[i];
      if (value === undefined || value === null) continue;
      const mark = shapePath(SHAPES[p % SHAPES.length], at, y(value), 5 * px);
      stroke(colours['theirs'], 2, mark, colours['sheet']);
    }
  }
  pen.restore();
}

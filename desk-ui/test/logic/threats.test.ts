import { describe, expect, test } from 'vitest';
import type { ExposureData, Step } from '../../src/data/exposure.ts';
import { commandOf, ratesOf } from '../../src/desk/threats.ts';
import { answerOf, isHit, nameOf, titleOf } from '../../src/exposure/outcomes.ts';
import { Words } from '../../src/i18n/words.ts';
import { exposure } from '../exposure-fixture.ts';

const EN = new Words('en');

function answer(kind: Step['answer'], who: string[], percent: number | null): string {
  const step = { ...exposure(1).steps[0], answer: kind, who, answer_percent: percent } as Step;
  return answerOf(step, EN);
}

describe('rates that somebody types', () => {
  test('keep the sign below one, where they are refused without it', () => {
    expect(ratesOf('25; 50')).toEqual(['25', '50']);
    expect(ratesOf('25 %, 50 %')).toEqual(['25', '50']);
    expect(ratesOf('0,5 %')).toEqual(['0.5%']);
    const threat = { sender: 'USA', targets: ['COL'], rates: ['0.5%', '25'], answers: ['none'] };
    expect(commandOf(threat)).toContain('--rate 0.5%,25% ');
  });
});

describe('the answer to a rung', () => {
  test('is called by who gives it, and by its rate', () => {
    expect(answer('none', [], null)).toBe('no answer');
    expect(answer('reciprocal', [], null)).toBe('answered at the same rate');
    expect(answer('members', ['BR'], null)).toBe('answer by Brazil');
    expect(answer('members', ['ANDEAN'], 12.5)).toBe('answer by Andean Community at 12.5%');
    expect(answer('members', ['LAC', '-MX'], null)).toBe(
      'answer by Latin America and the Caribbean without Mexico',
    );
    expect(answer('optimal', ['PACIFIC_ALLIANCE'], null)).toBe(
      'answer by Pacific Alliance at the optimal rate',
    );
  });
});

describe('the rate of a rung', () => {
  test('is what was set', () => {
    const step = { ...exposure(1).steps[0], answer: 'none', who: [], rate_percent: 12.5 } as Step;
    expect(nameOf(step, EN)).toBe('12.5%');
    expect(nameOf(step, new Words('es'))).toMatch(/^12,5\s%$/);
    expect(nameOf({ ...step, rate_percent: 0.5 }, EN)).toBe('0.5%');
    expect(nameOf({ ...step, rate_percent: 25 }, EN)).toBe('25%');
  });
});

describe('a threat to everyone but some', () => {
  const data = (focus: string): ExposureData => ({
    ...exposure(1),
    title: '',
    focus,
    targets: ['WORLD', '-MX'],
  });
  test('hits the others, and says so', () => {
    expect(isHit(data('CO'))).toBe(true);
    expect(isHit(data('MX'))).toBe(false);
    expect(titleOf(data('CO'), EN)).toContain('all other countries without Mexico');
  });
});

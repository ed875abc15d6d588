import type {
  CountryOutcome,
  ExposureData,
  Fund,
  Industry,
  Product,
  Spread,
  Step,
} from '../src/data/exposure.ts';
import { mulberry32 } from './fixture.ts';

const COUNTRIES = ['AR', 'BO', 'BR', 'CA', 'CL', 'CN', 'CO', 'CR', 'DE', 'DO', 'EC', 'GT', 'MX'];
const GROUP = ['AR', 'BR', 'CL', 'CO', 'CR', 'DO', 'EC', 'GT', 'MX'];
const PRODUCTS = [
  ['060311', 'Rosas', 'Roses'],
  ['060314', 'Crisantemos', 'Chrysanthemums'],
  ['090111', 'Café sin tostar', 'Coffee, not roasted'],
  ['270900', 'Petróleo crudo', 'Crude oil'],
  ['710812', 'Oro', 'Gold'],
  ['761010', 'Puertas y ventanas de aluminio', 'Aluminium doors and windows'],
] as const;
const INDUSTRIES = ['01', '06', '07', '10', '14', '25', '--'];

/** A made-up answer to a made-up threat; every figure in it is invented, and it says so. */
export function exposure(seed: number): ExposureData {
  const random = mulberry32(seed);
  return {
    lang: 'es',
    sample: true,
    title: { es: 'Escalera inventada', en: 'Made-up ladder' },
    sender: 'US',
    focus: 'CO',
    targets: ['CO'],
    rate_percent: 25,
    authority: {
      code: 'ieepa',
      cap_percent: null,
      days: null,
    },
    steps: [
      step(25, 'none', random),
      step(25, 'reciprocal', random),
      step(50, 'none', random),
      step(50, 'members', random),
    ],
    coverage: [],
    totals: {
      exports_usd_m: 14_000,
      lost_short: spread(4000),
      lost_long: spread(9000),
      cost_short: spread(2400),
      cost_long: spread(1300),
    },
    jobs: [
      { hs: '0603', employed: 1000, short: spread(200), long: spread(500), source: 'Inventada' },
    ],
    industries: INDUSTRIES.map((each) => industry(each, random)),
    products: PRODUCTS.map((each) => product(each, random)),
    redirect: {
      years: [2026, 2027, 2028, 2029, 2030].map((year, i) => ({
        year,
        sender_share: 0.29 - 0.04 * i,
        redirected_usd_m: 900 * i,
        lost_usd_m: 5200 - 900 * i,
      })),
      markets: ['CA', 'CN', 'DE'].map((country) => ({ country, usd_m: 100 + 400 * random() })),
    },
    fund: fund(random),
    flows: [
      {
        from: 'CO',
        to: 'US',
        year: 2023,
        values: [
          { source: 'Fuente A', usd_m: 13_000 },
          { source: 'Fuente B', usd_m: 16_000 },
        ],
      },
    ],
    missing: ['no_jobs', 'no_world_by_product'],
    sources: [{ name: 'Muestra inventada', detail: 'made by a test', sha256: 'ab'.repeat(32) }],
  };
}

function step(rate: number, answer: Step['answer'], random: () => number): Step {
  return {
    from: '2025-01-26',
    rate_percent: rate,
    answer,
    who: answer === 'members' ? GROUP : [],
    answer_percent: null,
    warnings: [
      {
        code: 'AUTHORITY_STRUCK_DOWN',
        values: { authority: 'IEEPA', day: '2026-02-20' },
      },
    ],
    countries: [...COUNTRIES, 'US'].map((country) => outcome(country, rate, random)),
    certificate: {
      largest_residual: 1e-13,
      walras_gap: 2e-13,
      budget_gap: 3e-14,
      gradient_norm: null,
    },
  };
}

function outcome(country: string, rate: number, random: () => number): CountryOutcome {
  const hit = country === 'CO';
  const welfare = hit ? -rate / 55 : (random() - 0.45) * 1.2;
  return {
    country,
    welfare_percent: welfare,
    real_wage_percent: welfare * 0.8,
    real_gdp_percent: welfare * 1.2,
    welfare_usd_m: welfare * 3800,
    exports_to_sender_percent: country === 'US' ? null : hit ? -70 - rate / 3 : 2 * random(),
  };
}

function spread(median: number): Spread {
  return { median, low: 0.7 * median, high: 1.25 * median };
}

function industry(isic: string, random: () => number): Industry {
  const exports_usd_m = 200 + 5000 * random();
  return {
    isic,
    exports_usd_m,
    lost_short: spread(exports_usd_m * 0.25),
    lost_long: spread(exports_usd_m * (0.4 + 0.5 * random())),
    jobs: null,
  };
}

function product([hs6, es, en]: (typeof PRODUCTS)[number], random: () => number): Product {
  const exports_usd_m = 100 + 2000 * random();
  return {
    hs6,
    name: { es, en },
    exports_usd_m,
    sender_share: random(),
    lost_short_usd_m: exports_usd_m * 0.2,
    lost_long_usd_m: exports_usd_m * 0.6,
    consumer_cost_usd_m: exports_usd_m * 0.1,
    exempt: hs6 === '270900',
  };
}

function fund(random: () => number): Fund {
  const members = GROUP.map((country) => {
    const needed_usd_m = Math.max(0, Math.round(900 * (random() - 0.4)));
    return {
      country,
      inside_percent: -0.2 - random() / 2,
      alone_percent: -0.1 * random(),
      real_wage_percent: -0.5,
      real_gdp_percent: -0.6,
      needed_usd_m,
      share_usd_m: needed_usd_m,
    };
  });
  return {
    group: ['LAC', '-MX'],
    members,
    gross_usd_m: members.reduce((sum, { needed_usd_m }) => sum + needed_usd_m, 0),
    net_usd_m: 500,
    potentially_stable: false,
    group_proof_to: 2,
    rate_percent: 25,
    answer_percent: 25,
    hit: ['CO'],
    others_hit: false,
    answering: [],
    sender_percent: -0.12,
    sender_usd_m: -36_000,
    largest_residual: 1e-12,
    solutions: 11,
    reserve: { expected_usd_m: 300, capital_usd_m: 1500, source: 'Inventada', source_code: '' },
  };
}

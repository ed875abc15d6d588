import { expect, test } from 'vitest';
import { sourceParts } from '../../src/i18n/sources.ts';
import { Words } from '../../src/i18n/words.ts';

const es = new Words('es');

test.each([
  ['UWCHR Yakima log', ['Fuente: UWCHR Yakima log']],
  [
    'huellastv; caracol 2026-01-31; weight: 2020 records',
    ['Fuente: huellastv; caracol 2026-01-31', 'Por qué este peso: 2020 records'],
  ],
  [
    'huellastv; weight: learned: labels.csv; before: 2020 records',
    [
      'Fuente: huellastv',
      'Peso aprendido de tramos revisados por personas: labels.csv. Antes: 2020 records',
    ],
  ],
  [
    'learned: b.csv; before: learned: a.csv; before: 2020 records',
    [
      'Peso aprendido de tramos revisados por personas: b.csv. Antes: learned: a.csv; before: 2020 records',
    ],
  ],
])('"%s" is said around its sources', (source, said) => {
  expect(sourceParts(source).map(({ key, values }) => es.t(key, values))).toEqual(said);
});

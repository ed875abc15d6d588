import { expect, test } from 'vitest';
import { sourceSentences } from '../../src/i18n/sources.ts';
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
  ['stiles ae4af6: [ROUTINE_SUPPLY]', ['Fuente: stiles ae4af6: abastecimiento de rutina']],
  [
    'WSJ [2025]; weight: [OWN_ESTIMATE]; [LEARNED_SIMULATED: 2.6]; [NO_SUCH_NOTE]',
    [
      'Fuente: WSJ [2025]',
      'Por qué este peso: estimación propia; aprendido de mundos simulados (semillas 1-40 de junio de 2025; 1-16 de septiembre de 2025, junio de 2026 y febrero de 2020): 2.6; [NO_SUCH_NOTE]',
    ],
  ],
  [
    'learned: b.csv; before: [RECORDS]',
    ['Peso aprendido de tramos revisados por personas: b.csv. Antes: registros de vuelo de 2020'],
  ],
])('"%s" is said around its sources', (source, said) => {
  expect(sourceSentences(es, source)).toEqual(said);
});

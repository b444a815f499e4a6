import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REMEDY_CODES, type Remedy } from '../../core/mdm/remedy.ts';
import { LANGUAGES } from '../../core/notices/rules.ts';
import { remedyIn, trialIn, type SaidTrial } from './trial.ts';

const NOTHING: Omit<Remedy, 'code'> = {
  host: null,
  file: null,
  variable: null,
  status: null,
  said: null,
};

test('what to do is said for every code in every language, with what the MDM answered before it', () => {
  for (const code of REMEDY_CODES) {
    const said = LANGUAGES.map((language) => remedyIn(language, { ...NOTHING, code }));
    assert.equal(new Set(said).size, LANGUAGES.length, code);
  }
  assert.equal(
    remedyIn('en', { ...NOTHING, code: 'forbidden', status: 403, said: 'Denied' }),
    'It answered 403 (Denied). Give the credential the rights that the page on MDMs lists, and have them consented to.',
  );
  assert.equal(
    remedyIn('nl', { ...NOTHING, code: 'put-secret', file: 'secrets/jamf/client-secret' }),
    'Zet het in het bestand secrets/jamf/client-secret op de server.',
  );
});

test('each thing that was tried says whether it is so, by the names of the vendor', () => {
  const one: Omit<SaidTrial, 'remedy'> = {
    code: 'right',
    ok: false,
    what: 'the list of apps',
    right: 'Read.Apps',
    count: null,
  };
  assert.equal(trialIn('en', one), 'The credential lacks the right Read.Apps.');
  assert.equal(trialIn('de', one), 'Dem Zugang fehlt das Recht Read.Apps.');
  const codes = ['host', 'secret', 'sign-in', 'right', 'answer', 'devices', 'clock'] as const;
  for (const code of codes)
    for (const language of LANGUAGES) {
      const so = trialIn(language, { ...one, code, ok: true, count: 4 });
      const not = trialIn(language, { ...one, code, ok: false, count: 0 });
      assert.notEqual(so, not, `${code} ${language}`);
    }
});

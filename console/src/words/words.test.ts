import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LANGUAGES, type Language } from './language.ts';
import { SAME } from './same.ts';

const FOLDERS = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'problems')
  .map(({ name }) => name);
/** What sentences are made with, so that two can be compared: singular and plural. */
const GIVEN = [
  ['1', true, 'Ab'],
  ['3', false, 'Cd'],
] as const;

type Sentence = readonly [key: string, text: string];

/** Every sentence of a page, with its key; of one that takes something, what it says of two things. */
function sentencesOf(words: unknown, key: string): readonly Sentence[] {
  if (typeof words === 'string') return [[key, words]];
  if (typeof words === 'function')
    return GIVEN.map((given, at): Sentence => {
      const said: unknown = words(...fit(words.length, given));
      return [`${key}#${at}`, String(said)];
    });
  return Object.entries(words as object).flatMap(([name, value]) =>
    sentencesOf(value, `${key}.${name}`),
  );
}
const fit = (length: number, given: (typeof GIVEN)[number]): readonly unknown[] =>
  Array.from({ length }, (_, at) => given[at % given.length]);

async function wordsOf(folder: string, language: Language): Promise<readonly Sentence[]> {
  const module = (await import(join(import.meta.dirname, folder, `${language}.ts`))) as object;
  return sentencesOf(Object.values(module)[0], folder);
}

for (const folder of FOLDERS)
  test(`${folder}: no sentence is empty, and none is its English one unless that is said`, async () => {
    const english = new Map(await wordsOf(folder, 'en'));
    for (const language of LANGUAGES) {
      const sentences = await wordsOf(folder, language);
      assert.deepEqual(
        sentences.map(([key]) => key).toSorted(),
        [...english.keys()].toSorted(),
        language,
      );
      for (const [key, text] of sentences) {
        assert.notEqual(text.trim(), '', `${language} ${key}`);
        if (language === 'en') continue;
        const isListed = SAME[key.replace(/#\d$/, '')]?.includes(language) ?? false;
        // What holds nothing but what it is given is no sentence.
        const isBare = /^[\d\s\p{P}]*(?:Ab|Cd|true|false)?[\d\s\p{P}]*$/u.test(text);
        assert.ok(
          isListed || isBare || text !== english.get(key),
          `${language} ${key} is the English one: ${text}. Translate it, or list it in same.ts`,
        );
      }
    }
  });

test('what is listed as the same is the same, and is there', async () => {
  for (const [key, languages] of Object.entries(SAME)) {
    const folder = key.split('.')[0] ?? '';
    assert.ok(FOLDERS.includes(folder), key);
    const english = new Map(await wordsOf(folder, 'en'));
    for (const language of languages) {
      const text = new Map(await wordsOf(folder, language)).get(key);
      assert.equal(text, english.get(key), `${language} ${key}: take it off the list`);
    }
  }
});

test('every page speaks of one thing by one word: none that design rules out', async () => {
  for (const folder of FOLDERS)
    for (const [key, text] of await wordsOf(folder, 'en'))
      assert.doesNotMatch(text, /whitelist|blacklist|spyware|\bscore\b|!|oops/i, key);
});

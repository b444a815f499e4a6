import type { LedgerWords } from '../../words/ledger/en.ts';

/** `plan.apply-begun` as `Plan: applying begun`. A part that nobody has named in this language stays as the log has it. */
export function actionTitle(action: string, words: LedgerWords): string {
  const [thing = '', deed = ''] = action.split('.');
  return words.actionIs(nameOf(words.things, thing), nameOf(words.deeds, deed));
}

export const thingName = (thing: string, words: LedgerWords): string => nameOf(words.things, thing);

const nameOf = (names: Readonly<Record<string, string>>, code: string): string =>
  (Object.hasOwn(names, code) ? names[code] : undefined) ?? code;

/** `sha256:9b1f6c0e…`: enough to see that two are the same one. */
export const sealed = (commitment: string): string =>
  commitment.length > 15 ? `${commitment.slice(7, 15)}…` : commitment;

import type { SearchWords } from './en.ts';

export const de: SearchWords = {
  title: 'Apps',
  titleOf: (text) => `Suche: ${text}`,
  ask: 'Welche App, welche Firma, welche Kennung?',
  askSays:
    'Ein Name in jeder Schrift, ein Paketname oder eine Bundle-ID, eine Nummer des App Store oder ein Link zu einem Store. Tippfehler schaden nicht.',
  find: 'Suchen',
  answer: (n, one, text) => (one ? `1 Ergebnis für „${text}“.` : `${n} Ergebnisse für „${text}“.`),
  answerMost: (n, text) => `Die besten ${n} Ergebnisse für „${text}“.`,
  answerBegin: 'Sehen Sie, was für eine App gilt, warum, und wer dahintersteht.',
  caption: 'Was gefunden wurde, das Beste zuerst',
  company: 'Firma',
  matched: 'Gefunden über',
  verdict: 'Urteil',
  name: 'Name',
  by: {
    identifier: 'Kennung',
    'track-id': 'App-Store-Nummer',
    id: 'Name im Katalog',
    name: 'Name',
  },
  how: {
    exact: 'genau',
    'case-folded': 'bis auf Großschreibung',
    prefix: 'beginnt so',
    part: 'enthält es',
    spelling: 'fast so geschrieben',
    sound: 'klingt so, oder in anderer Schrift',
  },
  none: 'Nichts gefunden',
  noneSays: (text) =>
    `Der Katalog kennt „${text}“ nicht. Eine App, die er nicht kennt, hat kein Urteil: weder verboten noch erlaubt.`,
  noneNext: 'Versuchen Sie einen kürzeren Teil des Namens oder die Kennung, die das MDM nennt.',
  examples: 'Zum Beispiel',
  companySays:
    'Eine Firma hat selbst kein Urteil. Die Apps, hinter denen sie steht, zeigen sie in ihrer Kette.',
  entity: {
    answer: (name, seats, apps, prohibited, one) =>
      `${seats === '' ? name : `${name} hat einen Sitz in ${seats} und`} steht hinter ${one ? '1 App' : `${apps} Apps`} des Katalogs; verboten: ${prohibited}.`,
    apps: 'Ihre Apps',
    noApps: 'Der Katalog kennt keine App von ihr.',
  },
};

import { dayIn, listIn, territoryIn } from './places.ts';
import type { Facts, Phrases } from './phrases.ts';

/** Namen mit Artikel: im ersten und im dritten Fall; wo davor »in« zu »im« oder »auf« wird. */
const ARTICLE: Readonly<Record<string, { readonly is: string; readonly of: string }>> = {
  AE: { is: 'die', of: 'den' },
  BS: { is: 'die', of: 'den' },
  CH: { is: 'die', of: 'der' },
  EU: { is: 'die', of: 'der' },
  GB: { is: 'das', of: 'dem' },
  IM: { is: 'die', of: 'der' },
  IQ: { is: 'der', of: 'dem' },
  IR: { is: 'der', of: 'dem' },
  KY: { is: 'die', of: 'den' },
  LB: { is: 'der', of: 'dem' },
  MH: { is: 'die', of: 'den' },
  MN: { is: 'die', of: 'der' },
  NL: { is: 'die', of: 'den' },
  PH: { is: 'die', of: 'den' },
  SC: { is: 'die', of: 'den' },
  SK: { is: 'die', of: 'der' },
  TR: { is: 'die', of: 'der' },
  UA: { is: 'die', of: 'der' },
  US: { is: 'die', of: 'den' },
  VA: { is: 'die', of: 'der' },
  VG: { is: 'die', of: 'den' },
};
const territory = territoryIn('de');
const inSentence = (code: string): string => `${ARTICLE[code]?.is ?? ''} ${territory(code)}`.trim();
/** Nach »aus« oder »in«; »Vereinigtes Königreich« wird gebeugt. */
const BENT: readonly (readonly [RegExp, string])[] = [
  [/^Vereinigtes? /, 'Vereinigten '],
  [/ Arabische Emirate$/, ' Arabischen Emiraten'],
  [/^Britische /, 'Britischen '],
  [/^Europäische /, 'Europäischen '],
  [/^Niederlande$/, 'Niederlanden'],
];
function dative(code: string): string {
  const name = BENT.reduce((bent, [from, to]) => bent.replace(from, to), territory(code));
  return `${ARTICLE[code]?.of ?? ''} ${name}`.trim();
}
function inside(code: string): string {
  const name = dative(code);
  if (name.startsWith('dem ')) return `im ${name.slice(4)}`;
  return `${name.endsWith('inseln') ? 'auf' : 'in'} ${name}`;
}

const listed = ({ where, territories }: Facts): string =>
  territories === 0
    ? 'das ist ein gelistetes Gebiet'
    : `${where} ${territories > 1 ? 'sind gelistete Gebiete' : 'ist ein gelistetes Gebiet'}`;
const unread = ({ unread: is }: Facts): string =>
  is ? '; sein Text wurde noch nicht gelesen und verbietet daher für sich nichts' : '';
const STANDING = {
  confirmed: 'bestätigt',
  reported: 'nur berichtet',
  contested: 'umstritten',
} as const;
const DECISION = {
  prohibited: 'Verboten',
  undetermined: 'Nicht entschieden',
  permitted: 'Erlaubt',
} as const;
const then = (becomes: keyof typeof DECISION): string => `dann ${DECISION[becomes].toLowerCase()}`;

function open({ doubt }: Facts): string {
  if (doubt === null) return 'wo dieses Unternehmen sitzt, ist nicht bekannt';
  if (doubt.is === 'unread')
    return doubt.of === 'publisher'
      ? 'dafür wurde keine Quelle gelesen'
      : 'dafür, wo dieses Unternehmen sitzt, wurde keine Quelle gelesen';
  return doubt.of === 'publisher'
    ? `das ist ${STANDING[doubt.is]}`
    : `wo dieses Unternehmen sitzt, ist ${STANDING[doubt.is]}`;
}

const seatAt = {
  incorporated: (code: string) => `ist ${inside(code)} eingetragen`,
  headquartered: (code: string) => `hat seinen Hauptsitz ${inside(code)}`,
  operating: (code: string) => `wird aus ${dative(code)} geführt`,
  development: (code: string) => `entwickelt ${inside(code)}`,
} as const;
/** Nach »das«, mit dem Verb am Ende. */
const whichSeat = {
  incorporated: (code: string, maybe: string) => `${maybe}${inside(code)} eingetragen ist`,
  headquartered: (code: string, maybe: string) => `${maybe}seinen Hauptsitz ${inside(code)} hat`,
  operating: (code: string, maybe: string) => `${maybe}aus ${dative(code)} geführt wird`,
  development: (code: string, maybe: string) => `${maybe}${inside(code)} entwickelt`,
} as const;

export const DE: Phrases = {
  territory,
  inSentence,
  day: dayIn('de'),
  and: listIn('und'),
  or: listIn('oder'),
  instrument: ({ instrument, authority, government, from }) =>
    `${instrument}, ${authority}, ${government}${from === null ? '' : `, in Kraft seit ${from}`}`,
  end(end) {
    switch (end.kind) {
      case 'state':
        return end.territory === null
          ? 'selbst der Staat eines gelisteten Gebiets ist'
          : `selbst der Staat ${end.territory} ist`;
      case 'named':
        return 'ein Rechtsakt nennt, den diese Richtlinie übernimmt';
      case 'founder':
        return 'ein Gründer beherrscht';
      case 'significant':
        return 'zum Teil Eigentümern unter einem gelisteten Gebiet gehört';
      case 'listed':
        return 'unter einem gelisteten Gebiet steht';
      case 'seat':
        return whichSeat[end.seat](end.territory, end.certain ? '' : 'möglicherweise ');
    }
  },
  itself: (end) => `, das ${end}`,
  upwards({ maybe, owned, through, beside, top, end }) {
    const between = through.length > 0 ? ` über ${listIn('und')(through)}` : '';
    const owners = beside.length === 0 ? top : `${listIn('und')(beside)} zusammen mit ${top}`;
    const how = owned ? 'im Eigentum' : 'unter der Kontrolle';
    return `, ${maybe ? 'möglicherweise ' : ''}${how}${between} von ${owners}, das ${end}`;
  },
  reasons: {
    'app-listed': (f) =>
      `${f.app} wird in einem Rechtsakt genannt, den diese Richtlinie übernimmt: ${f.instrument}${unread(f)}.`,
    'publisher-listed': (f) =>
      `${f.app} wird von ${f.chained} herausgegeben („${f.words}“): ${f.instrument}.`,
    'publisher-possibly-listed': (f) =>
      `${f.app} wird von ${f.chained} herausgegeben („${f.words}“): ${f.instrument}. Dass diese App gemeint ist, ist nicht sicher${unread(f)}.`,
    'publisher-under-territory': (f) => `Herausgeber von ${f.app} ist ${f.chained}; ${listed(f)}.`,
    'publisher-possibly-under-territory': (f) =>
      `Herausgeber von ${f.app} ist ${f.chained}; ${listed(f)}. Nicht alles davon ist sicher: eine Aussage ist umstritten, nur berichtet oder nicht geprüft, oder ein Anteil ist nur ungefähr bekannt.`,
    'significant-interest': (f) =>
      `Herausgeber von ${f.app} ist ${f.who}; ${f.owners}, unter einem gelisteten Gebiet, ${f.manyOwners ? 'halten' : 'hält'} bis zu ${f.most} % von ${f.asset ?? 'diesem Unternehmen'}. Das ist keine Kontrolle; eine Behörde entscheidet.`,
    'founder-control': (f) =>
      `Herausgeber von ${f.app} ist ${f.who}; der Gründer, ${f.owners}, beherrscht ${f.asset ?? 'dieses Unternehmen'}. Die Herkunft eines Menschen verbietet nichts; eine Behörde entscheidet, nach Belegen über das Unternehmen.`,
    'developed-there': (f) =>
      f.isBuilder
        ? `${f.app} wird von ${f.who} gebaut; dieses Unternehmen steht unter: ${f.where}.`
        : `Herausgeber von ${f.app} ist ${f.who}; entwickelt wird dort: ${f.where}.`,
    'signed-there': (f) =>
      `${f.app} ist mit einem Zertifikat dieses Unternehmens signiert: ${f.chained}.`,
    'identifier-in-namespace': (f) =>
      `Die Kennung ${f.identifier} von ${f.app} beginnt mit ${f.prefix}, dem Namensraum von ${f.chained}. Das ist ein Hinweis und kein Beweis.`,
    'embeds-sdk': (f) => `${f.app} enthält ${f.what} von ${f.chained}.`,
    'talks-to': (f) => `${f.app} verbindet sich mit ${f.what} von ${f.chained}.`,
    'publisher-unknown': (f) => `Wer ${f.app} herausgibt, ist nicht bekannt.`,
    'publisher-unverified': (f) =>
      `Herausgeber von ${f.app} ist ${f.isSure ? '' : 'angeblich '}${f.who}, aber ${open(f)}.`,
    'analyst-finding': (f) => `${f.by} stellte am ${f.from} fest: ${f.why}.`,
    clearance: (f) => `${f.by} gab sie vom ${f.from} bis zum ${f.to} frei: ${f.why}.`,
    'publisher-elsewhere': (f) =>
      `Herausgeber von ${f.app} ist ${f.who}; dieses Unternehmen steht sicher unter keinem gelisteten Gebiet.`,
    'not-named': (f) =>
      `Diese Richtlinie ist eine Liste von Namen, und ${f.app} steht nicht darauf.`,
  },
  stated(one) {
    switch (one.kind) {
      case 'publication': {
        const how = { publisher: 'herausgegeben', developer: 'gebaut', signer: 'signiert' }[
          one.role
        ];
        return `${one.app} wird von ${one.entity} ${how}`;
      }
      case 'seat':
        return `${one.entity} ${seatAt[one.seat](one.territory)}`;
      case 'interest':
        return interest(one);
    }
  },
  held: {
    shareholding: 'Anteil nicht bekannt',
    'voting-rights': 'Stimmen nicht bekannt',
    parent: 'Muttergesellschaft',
    'golden-share': 'goldene Aktie',
    'board-majority': 'Mehrheit im Verwaltungsrat',
    contractual: 'Verträge (VIE)',
    'state-control': 'staatliche Kontrolle',
    consolidation: 'Konsolidierung',
    'founder-control': 'Gründer',
    'board-seat': 'ein Sitz',
  },
  votes: (share) => `${share} der Stimmen`,
  changes: {
    'end-of-interest': (owner, held, asset, becomes) =>
      `Ein bestätigtes Ende der Beteiligung von ${owner} (${held}) an ${asset}: ${then(becomes)}`,
    'end-of-listing': (instrument, becomes) => `Ein Ende von ${instrument}: ${then(becomes)}`,
    'verified-publisher': 'Eine gelesene und bestätigte Quelle, die sagt, wer sie herausgibt',
    clearance: 'Eine Freigabe durch eine Behörde, mit Gründen und einem Enddatum',
    'all-reasons': (count) =>
      `Ein Ende ${count === 2 ? 'beider' : `aller ${count}`} Gründe, die entscheiden, aus Quellen, die gelesen und unbestritten sind`,
    'no-clearance': 'Eine Freigabe nicht: sie wiegt nie schwerer als eine Nennung beim Namen',
  },
  decisions: DECISION,
  decimal: ',',
  share(share) {
    switch (share.kind) {
      case 'exactly':
        return `${share.percent} %`;
      case 'up-to':
        return `bis zu ${share.percent} %`;
      case 'at-least':
        return `mindestens ${share.percent} %`;
      case 'between':
        return `${share.from} bis ${share.to} %`;
      case 'unknown':
        return 'Anteil nicht bekannt';
    }
  },
};

function interest({
  interest: kind,
  owner,
  asset,
  held,
}: Extract<Parameters<Phrases['stated']>[0], { kind: 'interest' }>): string {
  switch (kind) {
    case 'shareholding':
      return `${owner} hält ${held ?? 'Anteile'} von ${asset}`;
    case 'voting-rights':
      return `${owner} hat ${held === null ? 'Stimmen' : `${held} der Stimmen`} in ${asset}`;
    case 'parent':
      return `${owner} ist die Muttergesellschaft von ${asset}`;
    case 'golden-share':
      return `${owner} hält eine goldene Aktie an ${asset}`;
    case 'board-majority':
      return `${owner} hat die Mehrheit im Verwaltungsrat von ${asset}`;
    case 'contractual':
      return `${owner} beherrscht ${asset} durch Verträge`;
    case 'state-control':
      return `${owner} beherrscht ${asset} als Staat`;
    case 'consolidation':
      return `${owner} konsolidiert ${asset} in seinem Abschluss`;
    case 'founder-control':
      return `${owner}, der Gründer, beherrscht ${asset}`;
    case 'board-seat':
      return `${owner} hat einen Sitz im Verwaltungsrat von ${asset}`;
  }
}

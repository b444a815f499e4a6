import { dayIn, listIn, territoryIn } from './places.ts';
import type { Facts, Phrases } from './phrases.ts';

/** Namen die in een zin een lidwoord hebben; Nederland en België hebben er geen. */
const ARTICLE: Readonly<Record<string, string>> = {
  AE: 'de',
  BS: 'de',
  CZ: '',
  EU: 'de',
  GB: 'het',
  IM: 'het eiland',
  KY: 'de',
  MH: 'de',
  PH: 'de',
  SC: 'de',
  TC: 'de',
  US: 'de',
  VG: 'de',
};
const territory = territoryIn('nl');
const inSentence = (code: string): string => `${ARTICLE[code] ?? ''} ${territory(code)}`.trim();
const inside = (code: string): string =>
  `${territory(code).endsWith('eilanden') ? 'op' : 'in'} ${inSentence(code)}`;

const listed = ({ where, territories }: Facts): string =>
  territories === 0
    ? 'dat is een aangewezen land'
    : `${where} ${territories > 1 ? 'zijn aangewezen landen' : 'is een aangewezen land'}`;
const unread = ({ unread: is }: Facts): string =>
  is ? '; de tekst ervan is nog niet gelezen en verbiedt daarom op zichzelf niets' : '';
const STANDING = {
  confirmed: 'bevestigd',
  reported: 'alleen bericht',
  contested: 'omstreden',
} as const;
const DECISION = {
  prohibited: 'Verboden',
  undetermined: 'Onbeslist',
  permitted: 'Toegestaan',
} as const;
const then = (becomes: keyof typeof DECISION): string => `dan ${DECISION[becomes].toLowerCase()}`;

function open({ doubt }: Facts): string {
  if (doubt === null) return 'waar dat bedrijf zit, is niet bekend';
  const what = doubt.of === 'publisher' ? 'dat' : 'waar dat bedrijf zit';
  return doubt.is === 'unread'
    ? `voor ${doubt.of === 'publisher' ? 'die uitspraak' : 'de plaats waar dat bedrijf zit'} is geen bron gelezen`
    : `${what}, is ${STANDING[doubt.is]}`;
}

const seatAt = {
  incorporated: (code: string) => `is opgericht ${inside(code)}`,
  headquartered: (code: string) => `heeft zijn hoofdkantoor ${inside(code)}`,
  operating: (code: string) => `wordt geleid vanuit ${inSentence(code)}`,
  development: (code: string) => `ontwikkelt ${inside(code)}`,
} as const;
/** Na `dat`, met het werkwoord achteraan. */
const whichSeat = {
  incorporated: (code: string, maybe: string) => `${maybe}is opgericht ${inside(code)}`,
  headquartered: (code: string, maybe: string) => `${maybe}zijn hoofdkantoor heeft ${inside(code)}`,
  operating: (code: string, maybe: string) => `${maybe}wordt geleid vanuit ${inSentence(code)}`,
  development: (code: string, maybe: string) => `${maybe}ontwikkelt ${inside(code)}`,
} as const;

export const NL: Phrases = {
  territory,
  inSentence,
  day: dayIn('nl'),
  and: listIn('en'),
  or: listIn('of'),
  instrument: ({ instrument, authority, government, from }) =>
    `${instrument}, ${authority}, ${government}${from === null ? '' : `, van kracht sinds ${from}`}`,
  end(end) {
    switch (end.kind) {
      case 'state':
        return end.territory === null
          ? 'zelf de staat van een aangewezen land is'
          : `zelf de staat ${end.territory} is`;
      case 'named':
        return 'door een besluit dat dit beleid overneemt wordt genoemd';
      case 'founder':
        return 'onder zeggenschap van een oprichter staat';
      case 'significant':
        return 'deels eigendom is van bedrijven onder een aangewezen land';
      case 'listed':
        return 'onder een aangewezen land valt';
      case 'seat':
        return whichSeat[end.seat](end.territory, end.certain ? '' : 'mogelijk ');
    }
  },
  itself: (end) => `, dat ${end}`,
  upwards({ maybe, owned, through, beside, top, end }) {
    const between = through.length > 0 ? ` via ${listIn('en')(through)}` : '';
    const owners = beside.length === 0 ? top : `${listIn('en')(beside)} samen met ${top}`;
    const how = owned ? 'eigendom' : 'onder zeggenschap';
    return `, ${maybe ? 'mogelijk ' : ''}${how}${between} van ${owners}, dat ${end}`;
  },
  reasons: {
    'app-listed': (f) =>
      `${f.app} wordt genoemd in een besluit dat dit beleid overneemt: ${f.instrument}${unread(f)}.`,
    'publisher-listed': (f) =>
      `${f.app} wordt uitgegeven door ${f.chained} (“${f.words}”): ${f.instrument}.`,
    'publisher-possibly-listed': (f) =>
      `${f.app} wordt uitgegeven door ${f.chained} (“${f.words}”): ${f.instrument}. Dat deze app bedoeld is, is niet zeker${unread(f)}.`,
    'publisher-under-territory': (f) =>
      `${f.app} wordt uitgegeven door ${f.chained}; ${listed(f)}.`,
    'publisher-possibly-under-territory': (f) =>
      `${f.app} wordt uitgegeven door ${f.chained}; ${listed(f)}. Niet alles hiervan is zeker: een uitspraak is omstreden, alleen bericht of niet nagegaan, of een aandeel is bij benadering bekend.`,
    'significant-interest': (f) =>
      `${f.app} wordt uitgegeven door ${f.who}; ${f.owners}, onder een aangewezen land, ${f.manyOwners ? 'hebben' : 'heeft'} tot ${f.most} % van ${f.asset ?? 'dat bedrijf'}. Dat is geen zeggenschap; een autoriteit beslist.`,
    'founder-control': (f) =>
      `${f.app} wordt uitgegeven door ${f.who}; de oprichter, ${f.owners}, heeft zeggenschap over ${f.asset ?? 'dat bedrijf'}. Iemands herkomst verbiedt niets; een autoriteit beslist, op bewijs over het bedrijf.`,
    'developed-there': (f) =>
      f.isBuilder
        ? `${f.app} wordt gebouwd door ${f.who}, dat onder ${f.where} valt.`
        : `${f.app} wordt uitgegeven door ${f.who}, dat ontwikkelt in ${f.where}.`,
    'signed-there': (f) => `${f.app} is ondertekend met een certificaat van ${f.chained}.`,
    'identifier-in-namespace': (f) =>
      `De identificatie ${f.identifier} van ${f.app} begint met ${f.prefix}, de naamruimte van ${f.chained}. Dat is een aanwijzing en geen bewijs.`,
    'embeds-sdk': (f) => `${f.app} bevat ${f.what} van ${f.chained}.`,
    'talks-to': (f) => `${f.app} maakt verbinding met ${f.what} van ${f.chained}.`,
    'publisher-unknown': (f) => `Wie ${f.app} uitgeeft, is niet bekend.`,
    'publisher-unverified': (f) =>
      `${f.app} wordt ${f.isSure ? '' : 'naar verluidt '}uitgegeven door ${f.who}, maar ${open(f)}.`,
    'analyst-finding': (f) => `${f.by} stelde op ${f.from} vast: ${f.why}.`,
    clearance: (f) => `${f.by} gaf hem vrij van ${f.from} tot ${f.to}: ${f.why}.`,
    'publisher-elsewhere': (f) =>
      `${f.app} wordt uitgegeven door ${f.who}, dat zeker onder geen aangewezen land valt.`,
    'not-named': (f) => `Dit beleid is een lijst van namen, en ${f.app} staat er niet op.`,
  },
  stated(one) {
    switch (one.kind) {
      case 'publication': {
        const how = {
          publisher: 'wordt uitgegeven',
          developer: 'wordt gebouwd',
          signer: 'is ondertekend',
        }[one.role];
        return `${one.app} ${how} door ${one.entity}`;
      }
      case 'seat':
        return `${one.entity} ${seatAt[one.seat](one.territory)}`;
      case 'interest':
        return interest(one);
    }
  },
  held: {
    shareholding: 'aandeel niet bekend',
    'voting-rights': 'stemmen niet bekend',
    parent: 'moederbedrijf',
    'golden-share': 'gouden aandeel',
    'board-majority': 'meerderheid in het bestuur',
    contractual: 'contracten (VIE)',
    'state-control': 'zeggenschap van de staat',
    consolidation: 'consolidatie',
    'founder-control': 'oprichter',
    'board-seat': 'één zetel',
  },
  votes: (share) => `${share} van de stemmen`,
  changes: {
    'end-of-interest': (owner, held, asset, becomes) =>
      `Een bevestigd einde van het belang van ${owner} (${held}) in ${asset}: ${then(becomes)}`,
    'end-of-listing': (instrument, becomes) => `Een einde van ${instrument}: ${then(becomes)}`,
    'verified-publisher': 'Een bron, gelezen en bevestigd, die zegt wie hem uitgeeft',
    clearance: 'Een vrijgave door een autoriteit, met redenen en een einddatum',
    'all-reasons': (count) =>
      `Een einde van ${count === 2 ? 'beide' : `alle ${count}`} redenen die beslissen, uit bronnen die gelezen en onbetwist zijn`,
    'no-clearance': 'Een vrijgave niet: die weegt nooit op tegen een aanwijzing bij naam',
  },
  decisions: DECISION,
  decimal: ',',
  share(share) {
    switch (share.kind) {
      case 'exactly':
        return `${share.percent} %`;
      case 'up-to':
        return `tot ${share.percent} %`;
      case 'at-least':
        return `ten minste ${share.percent} %`;
      case 'between':
        return `${share.from} tot ${share.to} %`;
      case 'unknown':
        return 'aandeel niet bekend';
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
      return `${owner} heeft ${held ?? 'aandelen'} van ${asset}`;
    case 'voting-rights':
      return `${owner} heeft ${held === null ? 'stemmen' : `${held} van de stemmen`} in ${asset}`;
    case 'parent':
      return `${owner} is het moederbedrijf van ${asset}`;
    case 'golden-share':
      return `${owner} heeft een gouden aandeel in ${asset}`;
    case 'board-majority':
      return `${owner} heeft de meerderheid in het bestuur van ${asset}`;
    case 'contractual':
      return `${owner} heeft door contracten zeggenschap over ${asset}`;
    case 'state-control':
      return `${owner} heeft als staat zeggenschap over ${asset}`;
    case 'consolidation':
      return `${owner} neemt ${asset} op in zijn jaarrekening`;
    case 'founder-control':
      return `${owner}, de oprichter, heeft zeggenschap over ${asset}`;
    case 'board-seat':
      return `${owner} heeft een zetel in het bestuur van ${asset}`;
  }
}

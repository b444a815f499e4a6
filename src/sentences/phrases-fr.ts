import { dayIn, listIn, territoryIn } from './places.ts';
import type { Facts, Phrases } from './phrases.ts';

/** Noms sans article. */
const BARE = new Set(
  'AD AG BB BH BN CU CY DJ HK HT IL IM JE GG KM MC MG MO MT MU NATO OM SG SM TW'.split(' '),
);
/** Devant eux `en`, bien qu’ils n’aient pas d’article. */
const EN_BARE = new Set(['IL']);
const MASCULINE_IN_E = new Set(['BZ', 'KH', 'MX', 'MZ', 'SR', 'ZW']);
const PLURAL = new Set([
  'AE',
  'BS',
  'FJ',
  'FK',
  'FO',
  'KY',
  'MH',
  'MV',
  'NL',
  'PH',
  'PW',
  'SB',
  'SC',
  'TC',
  'US',
  'VG',
  'VI',
]);

const territory = territoryIn('fr');

function article(code: string): '' | 'le ' | 'la ' | 'l’' | 'les ' {
  const name = territory(code);
  if (BARE.has(code) || !/^[A-Z]{2}$/.test(code)) return '';
  if (PLURAL.has(code)) return 'les ';
  if (/^[AEIOUYÉÈÎÔ]/.test(name) && !name.startsWith('Y')) return 'l’';
  return name.replace(/ (du|de|des) .*$/, '').endsWith('e') && !MASCULINE_IN_E.has(code)
    ? 'la '
    : 'le ';
}
const inSentence = (code: string): string => article(code) + territory(code);
function inside(code: string): string {
  const name = territory(code);
  switch (article(code)) {
    case 'les ':
      return `aux ${name}`;
    case 'le ':
      return `au ${name}`;
    case '':
      return `${EN_BARE.has(code) ? 'en' : 'à'} ${name}`;
    default:
      return `en ${name}`;
  }
}
const listed = ({ where, territories }: Facts): string =>
  territories === 0
    ? 'c’est un territoire listé'
    : `${where} ${territories > 1 ? 'sont des territoires listés' : 'est un territoire listé'}`;
const unread = ({ unread: is }: Facts): string =>
  is ? ' ; son texte n’a pas encore été lu et n’interdit donc rien à lui seul' : '';
const STANDING = {
  confirmed: 'confirmé',
  reported: 'seulement rapporté',
  contested: 'contesté',
} as const;
const DECISION = {
  prohibited: 'Interdite',
  undetermined: 'Non tranchée',
  permitted: 'Autorisée',
} as const;
const then = (becomes: keyof typeof DECISION): string => `alors ${DECISION[becomes].toLowerCase()}`;

function open({ doubt }: Facts): string {
  if (doubt === null) return 'le siège de cette société n’est pas connu';
  if (doubt.is === 'unread')
    return doubt.of === 'publisher'
      ? 'aucune source n’a été lue à ce sujet'
      : 'aucune source n’a été lue sur le siège de cette société';
  return doubt.of === 'publisher'
    ? `cela est ${STANDING[doubt.is]}`
    : `le siège de cette société est ${STANDING[doubt.is]}`;
}

const seatAt = {
  incorporated: (code: string) => `est immatriculée ${inside(code)}`,
  headquartered: (code: string) => `a son siège ${inside(code)}`,
  operating: (code: string) => `est dirigée depuis ${inSentence(code)}`,
  development: (code: string) => `développe ${inside(code)}`,
} as const;
const maybeSeat = {
  incorporated: (code: string) => `est peut-être immatriculée ${inside(code)}`,
  headquartered: (code: string) => `a peut-être son siège ${inside(code)}`,
  operating: (code: string) => `est peut-être dirigée depuis ${inSentence(code)}`,
  development: (code: string) => `développe peut-être ${inside(code)}`,
} as const;

export const FR: Phrases = {
  territory,
  inSentence,
  day: dayIn('fr'),
  and: listIn('et'),
  or: listIn('ou'),
  instrument: ({ instrument, authority, government, from }) =>
    `${instrument}, ${authority}, ${government}${from === null ? '' : `, en vigueur depuis le ${from}`}`,
  end(end) {
    switch (end.kind) {
      case 'state':
        return end.territory === null
          ? 'est l’État d’un territoire listé'
          : `est lui-même un État : ${end.territory}`;
      case 'named':
        return 'est nommée par un acte que cette politique reprend';
      case 'founder':
        return 'est contrôlée par un fondateur';
      case 'significant':
        return 'appartient en partie à des propriétaires sous un territoire listé';
      case 'listed':
        return 'relève d’un territoire listé';
      case 'seat':
        return (end.certain ? seatAt : maybeSeat)[end.seat](end.territory);
    }
  },
  itself: (end) => `, qui ${end}`,
  upwards({ maybe, owned, through, beside, top, end }) {
    const between = through.length > 0 ? ` par l’intermédiaire de ${listIn('et')(through)}` : '';
    const owners = beside.length === 0 ? top : `${listIn('et')(beside)} avec ${top}`;
    const how = owned ? 'propriété' : 'sous le contrôle';
    return `, ${maybe ? 'peut-être ' : ''}${how}${between} de ${owners}, qui ${end}`;
  },
  reasons: {
    'app-listed': (f) =>
      `${f.app} est nommée dans un acte que cette politique reprend : ${f.instrument}${unread(f)}.`,
    'publisher-listed': (f) =>
      `${f.app} est éditée par ${f.chained} (« ${f.words} ») : ${f.instrument}.`,
    'publisher-possibly-listed': (f) =>
      `${f.app} est éditée par ${f.chained} (« ${f.words} ») : ${f.instrument}. Il n’est pas certain que cette application soit visée${unread(f)}.`,
    'publisher-under-territory': (f) => `${f.app} est éditée par ${f.chained} ; ${listed(f)}.`,
    'publisher-possibly-under-territory': (f) =>
      `${f.app} est éditée par ${f.chained} ; ${listed(f)}. Tout n’en est pas certain : une affirmation est contestée, seulement rapportée ou non vérifiée, ou une part n’est connue qu’à peu près.`,
    'significant-interest': (f) =>
      `${f.app} est éditée par ${f.who} ; ${f.owners}, sous un territoire listé, ${f.manyOwners ? 'détiennent' : 'détient'} jusqu’à ${f.most} % de ${f.asset ?? 'cette société'}. Ce n’est pas un contrôle ; une autorité décide.`,
    'founder-control': (f) =>
      `${f.app} est éditée par ${f.who} ; le fondateur, ${f.owners}, contrôle ${f.asset ?? 'cette société'}. L’origine d’une personne n’interdit rien ; une autorité décide, sur des preuves concernant la société.`,
    'developed-there': (f) =>
      f.isBuilder
        ? `${f.app} est construite par ${f.who}, qui relève de ce territoire : ${f.where}.`
        : `${f.app} est éditée par ${f.who}, qui développe sur ce territoire : ${f.where}.`,
    'signed-there': (f) => `${f.app} est signée avec un certificat de ${f.chained}.`,
    'identifier-in-namespace': (f) =>
      `L’identifiant ${f.identifier} de ${f.app} commence par ${f.prefix}, l’espace de noms de ${f.chained}. C’est un indice et non une preuve.`,
    'embeds-sdk': (f) => `${f.app} contient ${f.what} de ${f.chained}.`,
    'talks-to': (f) => `${f.app} se connecte à ${f.what} de ${f.chained}.`,
    'publisher-unknown': (f) => `On ne sait pas qui édite ${f.app}.`,
    'publisher-unverified': (f) =>
      `${f.app} est ${f.isSure ? '' : 'dite '}éditée par ${f.who}, mais ${open(f)}.`,
    'analyst-finding': (f) => `${f.by} a constaté le ${f.from} : ${f.why}.`,
    clearance: (f) => `${f.by} l’a autorisée du ${f.from} au ${f.to} : ${f.why}.`,
    'publisher-elsewhere': (f) =>
      `${f.app} est éditée par ${f.who}, qui ne relève certainement d’aucun territoire listé.`,
    'not-named': (f) => `Cette politique est une liste de noms, et ${f.app} n’y figure pas.`,
  },
  stated(one) {
    switch (one.kind) {
      case 'publication': {
        const how = { publisher: 'éditée', developer: 'construite', signer: 'signée' }[one.role];
        return `${one.app} est ${how} par ${one.entity}`;
      }
      case 'seat':
        return `${one.entity} ${seatAt[one.seat](one.territory)}`;
      case 'interest':
        return interest(one);
    }
  },
  held: {
    shareholding: 'part inconnue',
    'voting-rights': 'voix inconnues',
    parent: 'société mère',
    'golden-share': 'action privilégiée',
    'board-majority': 'majorité au conseil',
    contractual: 'contrats (VIE)',
    'state-control': 'contrôle de l’État',
    consolidation: 'consolidation',
    'founder-control': 'fondateur',
    'board-seat': 'un siège',
  },
  votes: (share) => `${share} des voix`,
  changes: {
    'end-of-interest': (owner, held, asset, becomes) =>
      `Une fin confirmée de la participation de ${owner} (${held}) dans ${asset} : ${then(becomes)}`,
    'end-of-listing': (instrument, becomes) => `La fin de ${instrument} : ${then(becomes)}`,
    'verified-publisher': 'Une source, lue et confirmée, qui dit qui l’édite',
    clearance: 'Une autorisation par une autorité, avec ses motifs et une date de fin',
    'all-reasons': (count) =>
      `La fin des ${count} motifs qui décident, selon des sources lues et non contestées`,
    'no-clearance':
      'Une autorisation ne suffirait pas : elle ne l’emporte jamais sur une mention par le nom',
  },
  decisions: DECISION,
  decimal: ',',
  share(share) {
    switch (share.kind) {
      case 'exactly':
        return `${share.percent} %`;
      case 'up-to':
        return `jusqu’à ${share.percent} %`;
      case 'at-least':
        return `au moins ${share.percent} %`;
      case 'between':
        return `${share.from} à ${share.to} %`;
      case 'unknown':
        return 'part inconnue';
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
      return `${owner} détient ${held ?? 'des parts'} de ${asset}`;
    case 'voting-rights':
      return `${owner} a ${held === null ? 'des voix' : `${held} des voix`} dans ${asset}`;
    case 'parent':
      return `${owner} est la société mère de ${asset}`;
    case 'golden-share':
      return `${owner} détient une action privilégiée de ${asset}`;
    case 'board-majority':
      return `${owner} a la majorité au conseil de ${asset}`;
    case 'contractual':
      return `${owner} contrôle ${asset} par des contrats`;
    case 'state-control':
      return `${owner} contrôle ${asset} en tant qu’État`;
    case 'consolidation':
      return `${owner} consolide ${asset} dans ses comptes`;
    case 'founder-control':
      return `${owner}, fondateur, contrôle ${asset}`;
    case 'board-seat':
      return `${owner} a un siège au conseil de ${asset}`;
  }
}

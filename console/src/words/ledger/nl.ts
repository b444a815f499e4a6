import { deeds, things } from './actions-nl.ts';
import type { LedgerWords } from './en.ts';

export const nl: LedgerWords = {
  title: 'Register',
  answer: {
    checking: 'Uw browser controleert het register.',
    holds: (n, day) =>
      `${n} regels. Uw browser heeft ze zojuist gecontroleerd: niets van wat hij op ${day} zag, is gewijzigd of verdwenen.`,
    first: (n) =>
      `${n} regels, ondertekend met de sleutel van dit register. Deze browser ziet het voor het eerst en bewaart het controlepunt om de volgende keer mee te vergelijken.`,
    pasted: (n) =>
      `${n} regels. Uw browser heeft ze zojuist gecontroleerd: het register begint met alles wat uw controlepunt ondertekende.`,
    unknown: (n) =>
      `${n} regels. Uw browser kon de handtekening niet controleren; zoek een andere weg naar zekerheid.`,
    fails:
      'Wat de server toont, past niet bij wat is ondertekend. Laat deze pagina zoals zij is en meld het aan de beheerder van de server en aan de auditor.',
  },
  nothing: 'Er is nog niets ondertekend',
  nothingSays:
    'Elke beslissing wordt een regel, en regels worden binnen een minuut ondertekend. Kom dan terug.',
  checkedHere: 'Gecontroleerd in uw browser',
  checkedHereSays:
    'Niet de server zegt het: uw browser heeft het zelf nagerekend, volgens openbare regels (RFC 6962 en C2SP).',
  outcomes: {
    holds: 'klopt',
    fails: 'klopt niet',
    unknown: 'niet na te gaan',
    first: 'eerste keer',
  },
  steps: {
    unreadable: 'Het antwoord van de server is geen controlepunt.',
    signed: {
      holds: 'Het controlepunt is ondertekend met de sleutel van dit register (Ed25519).',
      fails: 'Het controlepunt is niet ondertekend met de sleutel die de server noemt.',
      unknown:
        'Deze browser kan Ed25519-handtekeningen niet controleren. Chrome 137, Firefox 129 en Safari 17 en nieuwer kunnen het wel.',
    },
    key: {
      same: 'Het is de sleutel die deze browser al kende.',
      changed: 'De sleutel is nieuw, en de sleutel die deze browser kende, heeft mede ondertekend.',
      first:
        'Deze browser kent nog geen sleutel van dit register. Vergelijk die op deze pagina met wat u elders hebt gekregen.',
      other:
        'Het is een andere sleutel dan deze browser kende, en die heeft niet mede ondertekend.',
    },
    nothingBefore:
      'Er is geen eerder controlepunt om mee te vergelijken. De volgende keer is dit het, of plak er hieronder een.',
    pastedUnreadable: 'Wat u hebt geplakt, is geen controlepunt.',
    rememberedUnreadable: 'Wat deze browser had bewaard, is geen controlepunt.',
    pastedSigned: {
      holds: (n) => `Uw controlepunt, over ${n} regels, is met dezelfde sleutel ondertekend.`,
      fails: (n) =>
        `Uw controlepunt, over ${n} regels, is niet ondertekend met een sleutel van dit register: het kan zijn gewijzigd.`,
      unknown: (n) =>
        `De handtekening van uw controlepunt, over ${n} regels, is niet gecontroleerd.`,
    },
    rememberedSigned: {
      holds: (n, at) =>
        `Het controlepunt dat deze browser op ${at} bewaarde, over ${n} regels, is met dezelfde sleutel ondertekend.`,
      fails: (n, at) =>
        `Het controlepunt dat deze browser op ${at} bewaarde, over ${n} regels, is niet met deze sleutel ondertekend.`,
      unknown: (n, at) =>
        `De handtekening van het controlepunt van ${at}, over ${n} regels, is niet gecontroleerd.`,
    },
    begins: {
      longer: (from, to) => `Het register van ${to} regels begint met precies die ${from}.`,
      same: (from, _to) => `Het zijn nog steeds dezelfde ${from} regels.`,
      shorter: (from, to) =>
        `Het register had ${from} regels en heeft er nu ${to}: er ontbreken regels.`,
      'other-log': (_from, _to) => 'Het is het controlepunt van een ander register.',
    },
    changed: (from) =>
      `Het register begint niet meer met die ${from} regels: ten minste één is gewijzigd of verdwenen.`,
  },
  compare: {
    title: 'Vergelijken met een eigen controlepunt',
    label: 'Een controlepunt dat elders is bewaard',
    hint: 'Alle regels ervan, zoals ze zijn uitgegeven: uit een rapport, van een andere overheid, van vorige maand.',
    empty: 'Plak eerst een controlepunt.',
    unreadable:
      'Dit is geen controlepunt. Dat bestaat uit een naam, een getal, een hash, een lege regel en een handtekening.',
    do: 'Vergelijken',
    back: 'Vergelijken met wat deze browser bewaarde',
  },
  note: {
    title: 'Controlepunt',
    says: 'Bewaar het waar deze server er niet bij kan.',
    download: 'Controlepunt opslaan',
    key: 'Sleutel van dit register',
    keySays: 'De openbare sleutel. Vergelijk hem één keer met wat u elders hebt gekregen.',
  },
  recount: {
    do: (n) => `Alle ${n} regels opnieuw narekenen`,
    label: 'Regels narekenen',
    says: (done, of, rate, left) =>
      `${done} van ${of} regels${rate ? `, ${rate} per seconde` : ''}${left ? `, nog ${left}` : ''}`,
    holds: (n) =>
      `Alle ${n} regels, hier één voor één nagerekend, leiden tot de ondertekende wortel.`,
    fails: (n) => `De ${n} regels leiden niet tot de wortel die is ondertekend.`,
  },
  entries: 'Wat erin staat',
  entriesNotYours:
    'Regels worden alleen door auditors en de operator gelezen, omdat ze van alle organisaties zijn en niet te splitsen. Wat hierboven staat, is genoeg om na te gaan dat er geen is gewijzigd.',
  unreadEntry: 'Een onleesbare regel',
  unreadEntrySays: 'De bytes hebben niet de vorm van een regel. Ze zijn nagerekend zoals ze zijn.',
  noneOfThese: 'Geen van de doorzochte regels hoort hierbij.',
  older: 'Oudere doorzoeken',
  lookedThrough: (n, all) => `${n} van ${all} doorzocht`,
  filters: {
    what: 'Waarover het gaat',
    about: (thing) => thing,
    by: (seal) => `door ${seal}`,
    to: (object) => `over ${object}`,
  },
  columns: {
    what: 'Wat',
    object: 'Waaraan',
    result: 'Uitkomst',
    actor: 'Wie, verzegeld',
    when: 'Wanneer',
    number: 'Regel',
  },
  amount: (n) => `${n} regels`,
  entry: (n) => `Regel ${n}`,
  entryIs: (n, title) => `Regel ${n}: ${title}`,
  noSuchEntry: 'Deze regel is er niet',
  noSuchEntrySays: 'Regels zijn genummerd vanaf 0, zonder gaten.',
  entryMissing: 'De server gaf deze regel niet, hoewel hij is ondertekend.',
  entryAnswer: {
    on: (moment) => `Geschreven op ${moment}.`,
    holds:
      'Uw browser heeft het zojuist gecontroleerd: de regel staat in het ondertekende register.',
    fails:
      'Uw browser kon het niet bevestigen: laat deze pagina zoals zij is en meld het aan de auditor.',
    unknown: 'De regel leidt tot de wortel; of die is ondertekend, kan deze browser niet nagaan.',
  },
  proof: {
    title: 'Bewijs',
    says: (n, one) =>
      `Van deze regel, via ${one ? 'één hash' : `${n} hashes`}, naar de wortel die is ondertekend. Verander één letter van de regel en de wortel is een andere.`,
    root: 'Ondertekende wortel',
    leaf: 'De hash van de regel is',
    leads: (n, one) =>
      `${one ? 'Eén hash leidt' : `${n} hashes leiden`} tot de wortel van het controlepunt.`,
    astray: 'Wat de server als bewijs geeft, leidt tot een andere wortel dan is ondertekend:',
    list: (n, one) => (one ? 'De hash' : `De ${n} hashes als lijst`),
    caption: 'Van de regel naar de wortel',
    columns: { step: 'Stap', side: 'Samen met', hash: 'Hash', covers: 'Regels eronder' },
    sides: { left: 'wat ervoor staat', right: 'wat erna staat' },
  },
  theEntry: 'De regel',
  asItStands: 'Zoals hij in het register staat',
  facts: {
    what: 'Wat',
    when: 'Wanneer',
    object: 'Waaraan',
    result: 'Uitkomst',
    by: 'Door',
    texts: 'In hun woorden',
    origin: 'Aanleiding',
    policy: 'Beleid',
    catalogue: 'Catalogus',
  },
  moreOfIt: 'alle regels hierover',
  seals: {
    sealed: 'Verzegeld als',
    erased: 'Gewist: niemand kan het nog openen. Verzegeld als',
    open: 'De zegels openen',
    openSays: 'Dat u keek, wordt ook een regel.',
    notYours: 'Zegels worden alleen door auditors en de operator geopend.',
    fits: 'Het zegel past, hier gecontroleerd.',
    doesNotFit: 'Het zegel past hier niet bij.',
  },
  downloadAll: 'Regel, bewijs en controlepunt opslaan',
  downloadAllSays: 'Om ze elders te controleren, zonder ons.',
  beside: 'Ernaast',
  actionIs: (thing, deed) => `${thing}: ${deed}`,
  things,
  deeds,
};

import type { ExceptionsWords } from './en.ts';
import { nlForms } from './nl-forms.ts';

export const nl: ExceptionsWords = {
  ...nlForms,
  title: 'Uitzonderingen',
  lead: 'Toestemming voor een verboden app voor een hoofdtaak, op enkele telefoons, tot een dag.',
  answer: (n, one, none) =>
    none
      ? 'Geen verzoek wacht op advies of een besluit.'
      : one
        ? '1 verzoek wacht op advies of een besluit.'
        : `${n} verzoeken wachten op advies of een besluit.`,
  rule: 'De een vraagt, wie wil adviseert, een ander beslist. Een uitzondering eindigt vanzelf, en dan keert de blokkade terug.',
  tabs: {
    label: 'Onderdelen van uitzonderingen',
    queue: 'Te beslissen',
    ending: 'Loopt binnenkort af',
    register: 'Alle uitzonderingen',
    approvals: 'Goedkeuringen',
  },
  columns: {
    what: 'Wat',
    number: 'Nummer',
    organisation: 'Organisatie',
    ground: 'Grond',
    state: 'Stand',
    until: 'Tot en met',
  },
  states: {
    asked: 'Gevraagd',
    advised: 'Geadviseerd',
    granted: 'Verleend',
    'in-force': 'Van kracht',
    refused: 'Geweigerd',
    withdrawn: 'Ingetrokken',
    ended: 'Geëindigd',
  },
  titleOf: (app, phones, one) =>
    one ? `${app} voor 1 telefoon` : `${app} voor ${phones} telefoons`,
  ofGroup: (title, group) => `${title}, lijst “${group}”`,
  restrictedTitle: (number) => `Vertrouwelijke uitzondering ${number}`,
  queue: {
    title: 'Wat wacht op advies of een besluit',
    lead: 'Een verzoek waarover vóór de laatste dag niemand beslist, eindigt ook.',
    none: 'Er wacht niets',
    noneSays:
      'Een verzoek komt hier als een houder op een bericht antwoordt met ‘Ik heb de app nodig voor mijn werk’, of als iemand erom vraagt.',
  },
  ending: {
    title: 'Wat binnenkort afloopt',
    lead: (days) => `Binnen ${days} dagen. Vraag voor daarna een andere aan, vanaf die dag.`,
    none: 'Er loopt binnenkort niets af',
    noneSays:
      'Uitzonderingen waarvan de laatste dag nadert, staan hier; wie erom vroeg, wordt één keer herinnerd.',
  },
  register: {
    title: 'Alles wat ooit is gevraagd',
    lead: 'Op nummer, zonder gaten. Van een vertrouwelijke zien anderen dan gerechtigden nummer, stand en einde.',
    none: 'Er staat niets in',
    noneSays: 'Elk verzoek krijgt het volgende nummer, wat er ook van wordt.',
    take: 'De lijst meenemen',
    takeSays:
      'Als geheel, met de vermeldingen van het register waartegen zij te controleren is. Dat u haar meenam, wordt vastgelegd.',
    csv: 'Lijst als CSV',
    json: 'Lijst als JSON',
    reports: 'Rapporten naar boven',
    reportsSay:
      'Eén rij per uitzondering die onder dat beleid is verleend. Leg haar naast het formulier dat u wordt gevraagd, voordat u haar verstuurt.',
    usFederal: 'Verenigde Staten, federaal: Office of Management and Budget (CSV)',
    usTexas: 'Texas: Department of Information Resources (CSV)',
  },
  request: {
    title: 'Het verzoek',
    number: (number) => `Verzoek ${number}.`,
    asOf: (number, day) => `Verzoek ${number}, gevraagd op ${day}.`,
    app: 'App',
    for: 'Voor',
    phones: (n, one) => (one ? '1 telefoon' : `${n} telefoons`),
    group: (name) => `lijst “${name}”`,
    numbers: 'Onze nummers ervan:',
    ground: 'Grond',
    named: '(het beleid noemt haar)',
    notNamed: '(het beleid noemt haar niet)',
    task: 'Hoofdtaak',
    inFile: 'Staat in het dossier.',
    erased: 'Gewist: de termijn is voorbij.',
    period: 'Periode',
    from: (from, last) =>
      from === null
        ? `Vanaf de dag van het besluit, tot en met ${last}`
        : `Vanaf ${from}, tot en met ${last}`,
    noLimit: '(het beleid stelt geen grens)',
    limit: (day) => `(het beleid staat ten hoogste toe tot ${day})`,
    askedBy: 'Gevraagd door',
    byHolder: 'De houder, vanaf de pagina van het bericht',
    decides: 'Wie beslist',
    rank: (rank) => `(nodige rang: ${rank})`,
    restricted:
      'Deze uitzondering is vertrouwelijk. Anderen dan gerechtigden zien haar nummer, stand en einde.',
  },
  file: {
    says: 'Het dossier heeft de hoofdtaak, wie erom vroeg, het advies voluit en de nummers van de telefoons. Elke inzage komt in het register te staan, voordat er iets wordt getoond.',
    open: 'Het dossier openen: deze inzage wordt vastgelegd',
    opening: 'De inzage wordt vastgelegd',
    opened: 'Het dossier is open. Deze inzage staat in het register.',
    notYours: 'Daarvoor is de rol nodig van MDM-beheerder, beslisser, analist of controleur.',
    notCleared: 'Het is vertrouwelijk, en u bent niet gerechtigd.',
  },
  mitigations: {
    title: 'Wat het risico kleiner maakt',
    mitigation: 'Waarborg',
    demanded: 'Geëist door het beleid',
    promised: 'In dit verzoek',
    names: {
      'separate-device': 'Een aparte telefoon, alleen voor deze taak',
      'off-internal-networks': 'Buiten interne netwerken',
      'no-official-accounts': 'Geen dienstaccounts erop',
    },
    yes: 'ja',
    no: 'nee',
    isPromised: 'toegezegd',
    notPromised: 'niet toegezegd',
    notChecked: 'Toegezegd, niet gecontroleerd: geen MDM zegt of men zich eraan houdt.',
  },
  course: {
    title: 'Advies en verloop',
    none: 'Niemand heeft nog geadviseerd.',
    known: {
      asked: 'Gevraagd',
      decided: 'Besloten',
      begun: 'Begonnen',
      reminded: 'Herinnerd aan het einde',
      ended: 'Geëindigd',
    },
    what: {
      advised: 'Geadviseerd',
      granted: 'Verleend',
      refused: 'Geweigerd',
      begun: 'Begonnen',
      reminded: 'Herinnerd aan het einde',
      withdrawn: 'Ingetrokken',
      ended: 'Geëindigd',
    },
    says: { for: 'Advies: ja.', against: 'Advies: nee.' },
  },
  beside: {
    before: 'Eerder besloten over deze app',
    none: 'Nog niets.',
    if: 'Als u haar verleent',
    keep: (after, now, one) =>
      one
        ? `houdt 1 telefoon de app in plaats van ${now}`
        : `houden ${after} telefoons de app in plaats van ${now}`,
    keepMore: (n, one) =>
      one ? 'houdt nog 1 telefoon de app' : `houden nog ${n} telefoons de app`,
    leaves: 'laat het volgende plan deze telefoons buiten de blokkade',
    returns: (day) => `keert de blokkade na ${day} vanzelf terug`,
    register: 'noemt de lijst grond en nummer; niet de mensen',
    numberOnly: 'toont de lijst een nummer en niet meer',
  },
  answers: {
    asked: (day, ground) => `Gevraagd tot en met ${day}, voor ${ground}.`,
    named: 'Het beleid noemt deze grond.',
    notNamed: 'Het beleid noemt deze grond niet meer.',
    advised: 'Er is advies.',
    notAdvised: 'Niemand heeft nog geadviseerd.',
    advice: (yes, no) => `Advies: ${yes} voor, ${no} tegen.`,
    restricted: (day) => `Gevraagd tot en met ${day}. Waarover het gaat, is voor gerechtigden.`,
    inForce: (day, when) =>
      `Van kracht tot en met ${day}, ${when}. Daarna keert de blokkade terug.`,
    granted: (from, day) => `Verleend. Zij begint op ${from} en geldt tot en met ${day}.`,
    refused: 'Geweigerd. De regel geldt voor deze telefoons zoals voor alle andere.',
    withdrawn: 'Ingetrokken. De regel geldt voor deze telefoons zoals voor alle andere.',
    ended: 'Voorbij. De regel geldt voor deze telefoons zoals voor alle andere.',
  },
  decide: {
    title: 'Uw besluit',
    unread: 'U hebt het dossier niet geopend. Daarin staan de hoofdtaak en het advies.',
    grant: 'Verlenen zoals gevraagd',
    grantSays: (day) => `Tot en met ${day}.`,
    shorter: 'Verlenen voor kortere tijd',
    shorterSays: 'Een eerdere laatste dag; nooit een latere.',
    refuse: 'Weigeren',
    refuseSays: 'De telefoons blijven onder de regel. Wie erom vroeg, leest waarom.',
    last: 'Laatste dag',
    lastWrong: (day) => `Geef een dag van vandaag tot en met ${day}.`,
    whySays: 'Wie erom vroeg, leest het. In het register staat het verzegeld.',
    whyMissing: 'Zeg waarom.',
    first: 'Kies eerst een besluit',
    firstSays: 'Verlenen of weigeren.',
    doesGrant: (day) => `Verlenen tot en met ${day}`,
    doesGrantFor: (n, one, day) =>
      one
        ? `Verlenen voor 1 telefoon tot en met ${day}`
        : `Verlenen voor ${n} telefoons tot en met ${day}`,
    doesRefuse: 'Weigeren',
    granted: 'Verleend. Het staat in het register.',
    refused: 'Geweigerd. Het staat in het register.',
    notYours: 'Een beslisser beslist.',
    nobody: 'U bent aangemeld als niemand in het bijzonder. Een persoon moet dit doen.',
  },
  late: {
    title: 'Een ander besliste eerder',
    says: (state) =>
      `Terwijl u las, besliste een ander. Het staat nu zo: ${state}. Van u is niets vastgelegd.`,
    wrote: 'U had geschreven:',
  },
  advise: {
    title: 'Adviseren',
    question: 'Zou u haar verlenen?',
    says: 'Advies is geen besluit. Wie erom vroeg, kan niet adviseren.',
    for: 'Ja',
    against: 'Nee',
    why: 'Waarom, en op welke voorwaarde',
    whySays: 'Wie beslist, leest het; in het register staat het verzegeld.',
    missing: 'Zeg waarom.',
    first: 'Kies ja of nee.',
    does: 'Dit advies geven',
    done: 'Uw advies staat in het dossier.',
  },
  endEarly: {
    missing: 'Zeg waarom.',
    returns: (n, one) =>
      n === null
        ? 'De bevindingen staan weer open, en het volgende plan brengt de blokkade terug.'
        : one
          ? 'De bevinding op 1 telefoon staat weer open, en het volgende plan brengt de blokkade terug. Er kan opnieuw om worden gevraagd.'
          : `De bevindingen op ${n} telefoons staan weer open, en het volgende plan brengt de blokkade terug. Er kan opnieuw om worden gevraagd.`,
    closes: 'Het verzoek wordt gesloten. Er kan opnieuw om worden gevraagd.',
    withdraw: {
      title: 'Intrekken',
      does: 'Intrekken',
      done: 'Ingetrokken. Het staat in het register.',
    },
    'take-back': {
      title: 'Hebt u erom gevraagd? Terugnemen',
      does: 'Terugnemen',
      done: 'Teruggenomen. Het staat in het register.',
    },
  },
};

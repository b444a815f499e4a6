import type { PlanPhrases } from './plan-phrases.ts';

const PHONES: PlanPhrases['phones'] = {
  ios: ({ text, one }) => `${text} ${one ? 'iPhone of iPad' : 'iPhones en iPads'}`,
  android: ({ text, one }) => `${text} ${one ? 'Androidtelefoon' : 'Androidtelefoons'}`,
  any: ({ text, one }) => `${text} ${one ? 'telefoon' : 'telefoons'}`,
};

export const NL: PlanPhrases = {
  phones: PHONES,
  onPhones: PHONES,
  all: { ios: 'iPhones en iPads', android: 'Androidtelefoons', any: 'telefoons' },
  enrolments: {
    supervised: 'onder toezicht',
    'device-enrolment': 'aangemeld en niet onder toezicht',
    'user-enrolment': 'persoonlijk aangemeld',
    'fully-managed': 'volledig beheerd',
    'company-work-profile': 'met werkprofiel, van de organisatie',
    'personal-work-profile': 'met werkprofiel, van hun houders',
    unknown: 'aangemeld, en niemand weet hoe',
  },
  from: (version) => `vanaf versie ${version}`,
  before: (version) => `vóór versie ${version}`,
  and: 'en',
  or: 'of',
  apps: ({ text, one }) => `${text} ${one ? 'app' : 'apps'}`,
  more: (names, { text }) => `${names} en nog ${text}`,
  ofCategory: (category) => `een app van de categorie ${category}`,

  kinds: {
    canary: 'Een plan voor alleen de eerste telefoons',
    all: 'Een plan voor alle telefoons',
    revert: 'Een plan dat een ander terugdraait',
  },
  head: (kind, policy, catalogue, day, time) =>
    `${kind}, onder het beleid ${policy} en de catalogus ${catalogue}. Het berust op wat op ${day} om ${time} UTC in de MDM lag.`,
  losesData: (phones, apps) =>
    `Kost gegevens op ${phones}: ${apps === null ? 'wat apps weghaalt, neemt alles mee wat ze daar bewaren' : `verwijdert ${apps}, met alles wat de app daar bewaart`}. Geen plan brengt dat terug.`,
  removes: (app, phones) => `${app} van ${phones}`,
  overLimit: (phones, limit) =>
    `Het staat stil: het raakt ${phones}, en de grens is ${limit}. Een beheerder verhoogt die, met een reden.`,
  nothingRead:
    'Het staat stil: wat in de MDM ligt, kon niet worden gelezen, zodat er niets op te plannen is.',
  essential: (identifier) =>
    `Het staat stil: het zou ${identifier} wegnemen, waar een telefoon niet zonder kan.`,

  does: {
    prevents: (apps, where) => `Blokkeert ${apps} op ${where}.`,
    reports: (apps, where) => `Laat de MDM melden wie ${apps} heeft, op ${where}.`,
    removes: (apps, where) => `Laat de MDM ${apps} weghalen, op ${where}.`,
    'allows-only': (apps, where) => `Staat alleen ${apps} toe op ${where}.`,
  },
  doesMore: {
    prevents: (apps, where, all) =>
      `Blokkeert ${apps} op nog eens ${where}; dan hebben ${all} het.`,
    reports: (apps, where, all) =>
      `Laat de MDM melden wie ${apps} heeft, op nog eens ${where}; dan hebben ${all} het.`,
    removes: (apps, where, all) =>
      `Laat de MDM ${apps} weghalen, op nog eens ${where}; dan hebben ${all} het.`,
    'allows-only': (apps, where, all) =>
      `Staat alleen ${apps} toe op nog eens ${where}; dan hebben ${all} het.`,
  },
  renews: (apps, where) => `Vernieuwt wat er ligt op ${where}: ${apps}.`,
  allOf: (phones) => `alle ${phones}`,
  allBut: (phones, n) => `alle ${phones} op ${n} na`,
  whoHasIt: 'de telefoons die het al hebben',
  gives: (key, where) => `Geeft ${key} aan ${where}.`,
  takes: (key, where) => `Haalt ${key} van ${where}.`,
  drops: (key) => `Haalt ${key} uit de MDM.`,
  gain: (phones, { one }, apps) =>
    `${phones} ${one ? 'krijgt' : 'krijgen'} de blokkade van ${apps}.`,
  lose: (phones, { one }, apps) =>
    `${phones} ${one ? 'verliest' : 'verliezen'} de blokkade van ${apps}.`,
  loseExempted: (phones, { one }, apps, since) =>
    `${phones} ${one ? 'verliest' : 'verliezen'} de blokkade van ${apps}, omdat er op ${since} een uitzondering inging.`,
  restricted: 'een app die niemand mag zien',

  canary: (phones) =>
    `Eerst alleen ${phones}. Als is vastgesteld dat de blokkade daar standhoudt, kan er een plan voor alle komen.`,
  leftOut: (phones) =>
    `Laat een app staan op ${phones}, waar een vrijstelling geldt; alle andere worden ook daar geblokkeerd.`,
  gap: (phones, why) => `Kan ${phones} niet blokkeren: ${why}.`,
  gaps: {
    unsupervised: 'ze staan niet onder toezicht, en een blokkade zou er zonder werking liggen',
    'user-enrolment': 'hun aanmelding is persoonlijk en neemt geen blokkade aan',
    'personal-side': 'de app zit aan de kant die van hun houders zelf is',
    'old-os': 'hun systeem is te oud voor welke blokkade ook',
    'os-unknown': 'de MDM zegt niet welk systeem ze hebben',
    'enrolment-unknown': 'de MDM zegt niet hoe ze zijn aangemeld',
    'no-restriction': 'er is op deze telefoons geen weg om te blokkeren',
  },
  conflict: (kind, name, what, phones) =>
    `${kind} “${name}” van iemand anders ${what}${phones === null ? '' : `, op ${phones}`}. Het blijft met rust.`,
  conflicts: {
    'sets-the-same': 'stelt hetzelfde in, zodat een van beide wint',
    'allows-only-others': 'staat alleen andere apps toe',
    'removes-ours': 'haalt het onze weg',
  },
  unread: ({ text, one }, why) =>
    one
      ? `Eén ding kon niet worden gelezen (${why}). Daarover is niets gepland.`
      : `${text} dingen konden niet worden gelezen (${why}). Daarover is niets gepland.`,
  notes: {
    staysRemoved: (apps, { one }, phones) =>
      `${apps} die van ${phones} ${one ? 'is' : 'zijn'} gehaald, ${one ? 'komt' : 'komen'} niet terug: alleen de houders kunnen dat, zonder wat er was bewaard.`,
    notKept: (key) => `Wat ${key} eerder was, is nergens bewaard en komt niet terug.`,
    changedSince: (key, phones) =>
      `${key} is sindsdien door een ander gewijzigd${phones === null ? '' : `, op ${phones}`}: het blijft zoals het is.`,
    noRoom: (setting, apps) =>
      `${setting} heeft geen plaats voor ${apps}: daar wordt er niets aan gedaan.`,
    ownLists: (kind, { text, one }) =>
      `${kind}: van lijsten van deze soort is niet bekend dat ze op een telefoon optellen, dus ${one ? 'krijgt één groep' : `krijgen ${text} groepen`} telefoons met een uitzondering een hele eigen lijst.`,
    noAllowList:
      'Er zijn apps goedgekeurd, maar Grendel zet in deze MDM geen lijst van toegestane apps: het blokkeert alleen.',
    noneApproved:
      'Deze groep mag alleen goedgekeurde apps, en er is er nog geen goedgekeurd: er is geen lijst van toegestane apps, en alleen wat verboden is, wordt geblokkeerd.',
    approvedProhibited: ({ text, one }) =>
      `${text} van de goedgekeurde apps ${one ? 'is verboden en blijft' : 'zijn verboden en blijven'} van de lijst.`,
    webClips: (identifier) =>
      `Pictogrammen van webpagina’s openen alleen waar ook ${identifier} is goedgekeurd.`,
    allowListTooLarge: (bytes, most) =>
      `De lijst van toegestane apps heeft ${bytes} bytes, en een profiel mag er ${most} hebben: hij is niet gemaakt.`,
    notPrevented:
      'Het beleid vraagt niet om deze apps te blokkeren: wie dit uitvoert, gaat verder dan het beleid.',
    preventedFrom: (day) =>
      `Het beleid vraagt vanaf ${day} om deze apps te blokkeren: wie dit nu uitvoert, gaat verder dan het beleid vandaag.`,
  },
  nothing: 'Er is niets te doen: alles is zoals het moet zijn.',
  amount: (phones, { text, one }, limit) =>
    `Het verandert ${phones} in ${text} ${one ? 'stap' : 'stappen'}; de grens is ${limit}.`,
};

import type { Words } from './words.ts';

export const NL: Words = {
  subject: {
    request: {
      call: 'Een verzoek over een app op uw werktelefoon',
      reminder: 'Herinnering: een verzoek over een app op uw werktelefoon',
      overdue: 'Nogmaals: een verzoek over een app op uw werktelefoon',
    },
    order: {
      call: 'Verwijder een app van uw werktelefoon',
      reminder: 'Herinnering: verwijder een app van uw werktelefoon',
      overdue: 'De termijn is voorbij: verwijder een app van uw werktelefoon',
    },
  },
  opening: ({ organisation, policy, apps }) =>
    `${organisation} schrijft u omdat uw werktelefoon ${apps === 1 ? 'een app' : `${apps} apps`} meldde die niet ${apps === 1 ? 'is' : 'zijn'} toegestaan. Wat geldt: ${policy}.`,
  phone: 'Uw telefoon',
  someApp: 'Een app',
  seePage: 'Welke app het is en waarom, staat alleen op uw eigen pagina (zie de link hieronder).',
  ask: {
    request: 'Wij vragen u de app te verwijderen. Dit is een verzoek en geen bevel.',
    order: 'U moet de app verwijderen.',
  },
  askBy: {
    request: (day) =>
      `Wij vragen u de app uiterlijk ${day} te verwijderen. Dit is een verzoek en geen bevel.`,
    order: (day) => `U moet de app uiterlijk ${day} verwijderen.`,
  },
  wasDue: {
    request: (day) =>
      `Wij vroegen u de app uiterlijk ${day} te verwijderen; uw telefoon meldt haar nog steeds. Dit is een verzoek en geen bevel.`,
    order: (day) =>
      `U moest de app uiterlijk ${day} verwijderen; uw telefoon meldt haar nog steeds.`,
  },
  over: {
    removed: 'Uw telefoon meldt de app niet meer. De zaak is gesloten; u hoeft niets te doen.',
    excepted: 'U mag de app houden: er is een uitzondering verleend. U hoeft niets te doen.',
    'device-gone':
      'Uw telefoon is voor zover wij zien niet meer in gebruik. U hoeft niets te doen.',
    'verdict-changed':
      'De app hoort niet meer bij de apps die niet zijn toegestaan. U hoeft niets te doen.',
  },
  still: 'Uw telefoon meldt de app nog steeds.',
  secondCopy:
    'Er staat een tweede exemplaar op de telefoon (dubbele app, of een tweede gebruiker). Verwijder dat ook.',
  reason: {
    because: (clauses) => `Waarom: ${clauses.join('; ')}.`,
    publisher: (name, countries) =>
      `de uitgever is ${name} (${countries}), en het beleid noemt dat land`,
    controlled: (publisher, controller, countries) =>
      `de uitgever is ${publisher}, onder zeggenschap van ${controller} (${countries}), en het beleid noemt dat land`,
    listed: (list) => `de app staat genoemd in: ${list}`,
    publisherListed: (words, list) => `het bedrijf erachter (${words}) staat genoemd in: ${list}`,
    found: (by, day) => `${by} besloot op ${day}, na onderzoek, dat de app niet is toegestaan`,
    policyAlone: 'het beleid staat de app niet toe',
    source: (where) => `Bron: ${where}.`,
  },
  removing: {
    title: 'Hoe u een app verwijdert',
    platform: { ios: 'iPhone of iPad', android: 'Android' },
    steps: {
      ios: [
        'Houd het symbool van de app ingedrukt, op het beginscherm of in de appbibliotheek.',
        'Tik op Verwijder app, en dan nogmaals op Verwijder app.',
        'Tik op Verwijder.',
      ],
      android: [
        'Open de Instellingen en tik op Apps.',
        'Tik op de app, en dan op Verwijderen of Deïnstalleren.',
        'Tik op OK. Heeft de telefoon een werkkant en een privékant? Kijk dan op allebei.',
      ],
    },
    secondCopyStep:
      'Open de Instellingen, zoek op “dual”, “kloon” of “gebruikers”, en verwijder daar het tweede exemplaar.',
    preinstalled: 'Is er geen Verwijderen? Tik op Uitschakelen, en zeg dat op uw pagina.',
  },
  next: {
    title: 'Wat er dan gebeurt',
    reports:
      'Uw telefoon meldt uit zichzelf welke apps erop staan. Wilt u dat hij dat nu doet, laat hem dan een tijd aan staan, ontgrendeld en met internet, of open de app van het apparaatbeheer van uw organisatie (zoals Bedrijfsportal) en laat het apparaat controleren of synchroniseren. Zodra er een melding zonder de app is, sluit deze zaak vanzelf.',
    reportsLate: (days) =>
      `De lijst van apps op uw telefoon wordt maar eens per ${days} dagen vernieuwd, en niets kan dat versnellen. Zo lang kan het duren tot deze zaak vanzelf sluit; u hoeft daar niets voor te doen.`,
    sayRemoved:
      'Hebt u de app verwijderd, zeg dat dan op uw pagina. U krijgt dan geen herinneringen, tenzij een latere melding van uw telefoon de app nog toont.',
    access:
      'Zijn mail of andere werkapps door deze app voor u afgesloten, dan gaan zij na die melding weer open.',
    nobodyElse: 'Doet u niets, dan herinneren wij u eraan. Niemand anders krijgt bericht.',
    contactHears:
      'Staat de app er na die dag nog op, dan hoort het aanspreekpunt van uw organisatie om hoeveel telefoons het gaat, zonder namen en zonder apps.',
    thenBlocked:
      'Waar het beheer van uw telefoon dat kan, verwijdert het daarna de app, en blokkeert haar vervolgens.',
  },
  otherwise: {
    title: 'Als u de app nodig hebt, of als dit niet klopt',
    need: 'Hebt u de app nodig voor uw werk? Vraag dan een uitzondering aan op uw pagina. Tot daarover is besloten, krijgt u geen herinneringen.',
    wrong:
      'Is het uw telefoon niet, of bent u het er niet mee eens? Zeg dat op uw pagina. Een mens kijkt ernaar.',
  },
  linkTitle: 'Uw pagina',
  link: (until) =>
    `U hebt geen account nodig. De link is alleen voor u; geef hem niet door. Hij werkt tot ${until}:`,
  linkLabel: 'Open uw pagina',
  contact: {
    title: 'Wie u kunt bellen',
    desk: 'De servicedesk van uw organisatie, op het nummer dat u kent.',
    named: (name) => name,
    email: (address) => `E-mail: ${address}`,
    phone: (number) => `Telefoon: ${number}`,
  },
  privacy:
    'Van wat uw telefoon meldde, zijn alleen de apps bewaard die volgens het beleid niet zijn toegestaan. Dit bericht ging alleen naar u.',
  exceptionEnding: {
    subject: 'Een uitzondering die u vroeg, eindigt binnenkort',
    opening: (organisation) =>
      `${organisation} schrijft u omdat u een uitzondering vroeg op het beleid voor apps.`,
    ends: ({ number, last }) => `Uitzondering ${number} geldt tot en met ${last}.`,
    app: (name) => `Zij is voor: ${name}.`,
    noApp: 'Voor welke app zij is, staat met opzet niet in dit bericht.',
    afterwards:
      'Na die dag eindigt zij vanzelf en geldt het beleid weer: de app is dan niet meer toegestaan op de telefoons waarvoor zij is.',
    needed:
      'Is de app nog nodig? Vraag vóór die dag een nieuwe uitzondering, zoals u deze vroeg. Iemand anders beslist daarover, en dat kost tijd.',
    notNeeded: 'Is de app niet meer nodig? Verwijder haar dan; verder hoeft u niets te doen.',
  },
  escalation: {
    subject: 'Telefoons van uw organisatie waarvan de termijn voorbij is',
    counts: ({ organisation, holders, devices, apps }) =>
      `Bij ${organisation} ${holders === 1 ? 'heeft 1 medewerker' : `hebben ${holders} medewerkers`} niet op tijd gedaan wat het beleid over apps vraagt. Het gaat om ${devices === 1 ? '1 telefoon' : `${devices} telefoons`} en ${apps === 1 ? '1 app' : `${apps} apps`}.`,
    since: (day) => `De vroegste termijn liep af op ${day}.`,
    told: 'Ieder van hen kreeg een oproep, herinneringen en bericht dat de termijn voorbij is. Wie een uitzondering vroeg, het betwistte of zei dat de app weg is, telt niet mee.',
    whatToDo:
      'Uw beheerder van mobiele apparaten ziet in Grendel om welke telefoons het gaat, en kan de app laten verwijderen of blokkeren.',
    noNames: 'Namen en apps staan met opzet niet in dit bericht.',
  },
};

import type { StartWords } from './en.ts';

export const nl: StartWords = {
  title: 'Drie manieren om te beginnen',
  answer:
    'Lever één export aan, en binnen een minuut ziet u welke telefoons welke verboden apps hebben, waarom, en wat u nu kunt doen.',
  own: {
    title: 'Een export aanleveren',
    says: 'Uit Intune, Jamf, Workspace ONE, Knox, Fleet en andere, als CSV, JSON, Excel of zip, ingepakt of niet. Niets in te stellen.',
    drop: 'Laat het bestand hier vallen',
    orChoose: 'of kies het',
    file: 'Export van een MDM',
    look: 'Doorzoeken',
    how: 'Hoe u een export uit uw MDM krijgt',
    noFile: 'Kies eerst een bestand.',
    more: 'Meer over dit bestand',
    name: 'Naam van de vloot',
    nameSays:
      'De telefoons die één MDM beheert. Lever de volgende export onder dezelfde naam aan, dan sluit wat weg is.',
    part: 'Er staat maar een deel van de vloot in',
    partSays: 'Dan geldt wat ontbreekt niet als weg.',
    moment: 'Wanneer de MDM hem maakte',
    momentSays: 'Alleen als het bestand dat zelf niet zegt.',
  },
  sample: {
    title: 'De voorbeeldvloot nemen',
    says: 'Twee weken exports van verzonnen ministeries, zoals negen soorten MDM ze schrijven. Alles erin is verzonnen, en elke pagina zegt dat.',
    people:
      'U kunt haar mensen spelen: de beleidsmedewerker, de beheerder, de beslisser, de controleur.',
    load: 'Voorbeeldvloot laden',
    where: 'Zij komt in een eigen organisatie.',
  },
  mdm: {
    title: 'Een MDM koppelen',
    says: 'Grendel leest de inventaris, en kan later blokkeren, nadat een plan is bekeken. Een test zegt wat er ontbreekt.',
    simulated: 'Er zijn nagebootste MDM’s, om het zonder risico te proberen.',
    choose: 'Een MDM kiezen',
    needs: 'Vraagt een toepassingssleutel die apparaten mag lezen.',
  },
  keeps: {
    title: 'Wat blijft en wat gaat',
    says: 'Een export wordt gelezen terwijl hij voorbijstroomt. Bewaard worden de treffers, één verzegeld nummer per telefoon, en aantallen. Al het andere, elke andere app op elke telefoon, wordt nergens geschreven.',
    here: 'Deze server draait waar u hem hebt gestart, en stuurt niets van een export naar wie dan ook.',
  },
  uploads: {
    title: 'Wat u hebt aangeleverd',
    sending: (name) => `${name} wordt gelezen`,
    far: (done, of, rate, left) => `${done} van ${of}, ${rate} per seconde, nog ongeveer ${left}`,
    begun: (done, of) => `${done} van ${of}`,
    ending: 'Alles is aangekomen; wat is gevonden wordt opgeslagen',
    leave:
      'U kunt intussen naar andere pagina’s. Sluit u dit venster, dan breekt het af en wordt er niets van genomen.',
    cancel: 'Afbreken',
    cancelled: 'Afgebroken. Er is niets van genomen.',
    published: (phones, findings) =>
      `${phones} telefoons gelezen, ${findings} bevindingen geopend.`,
    unchanged: 'Dezelfde export was hier al: er is niets veranderd.',
    held: 'Er staat veel minder in dan in de vorige. Hij wacht tot iemand zegt waarom.',
    refused: 'Hij kon niet worden genomen:',
    partly: 'Hij is genomen, maar niet alles kon worden gelezen:',
    times: (n) => `${n} keer`,
    momentTitle: 'Wanneer heeft de MDM deze export gemaakt?',
    momentSays: 'In het bestand staat het niet. Wat sindsdien weg is, sluit; het moet dus kloppen.',
    momentGuess: (moment) =>
      `Het bestand is voor het laatst gewijzigd op ${moment}. Komt het rechtstreeks uit de MDM, dan is het dat.`,
    momentSend: 'Met deze tijd aanleveren',
    toFindings: 'Zien wat is gevonden',
    toOverview: 'Naar het overzicht',
    again: 'Opnieuw proberen',
    forget: 'Van deze lijst halen',
  },
  notYours: 'U mag niets aanleveren. Vraag wie deze server beheert om de rol van MDM-beheerder.',
};

import type { BlockingWords } from './en.ts';

export const plan: BlockingWords['plan'] = {
  title: {
    canary: 'Plan voor de eerste telefoons',
    all: 'Plan voor alle telefoons',
    revert: 'Plan dat terugdraait',
  },
  observed: (when) => `Het berust op wat ${when} in de MDM lag,`,
  under: (policy, catalogue) => `Beleid ${policy}, catalogus ${catalogue}.`,
  reverts: 'Het plan dat wordt teruggedraaid',
  does: 'Wat het plan doet',
  doesSays:
    'Elke regel zegt wat er gebeurt, waar, en op hoeveel telefoons. Wat gegevens kost, komt eerst.',
  nothing: 'Er is niets te doen: alles is zoals het moet zijn.',
  answer: {
    nothing: 'Alles is zoals het moet zijn: er is niets te doen.',
    reverts: (n, one) =>
      one ? 'Draait terug wat één telefoon kreeg.' : `Draait terug wat ${n} telefoons kregen.`,
    does: (n, one) =>
      one
        ? 'Maakt verboden apps onmogelijk op één telefoon.'
        : `Maakt verboden apps onmogelijk op ${n} telefoons.`,
    doesOf: (n, all) => `Maakt verboden apps onmogelijk op ${n} van ${all} telefoons.`,
    made: 'Er is nog niets veranderd.',
    held: 'Het staat stil tot iemand beslist.',
    running: 'Het wordt uitgevoerd.',
    failed: 'Niet alles kon worden uitgevoerd.',
    stopped: 'Het is onderweg gestopt.',
    reverted: 'Het is teruggedraaid.',
    done: 'Het is uitgevoerd.',
    unproven: 'Het is uitgevoerd; nog niemand keek of het standhoudt.',
    holds: {
      proven: (day) => `Het houdt stand sinds ${day}: de telefoons bewijzen het zelf.`,
      reported: (day) => `Het houdt stand sinds ${day}, zoals de MDM meldt.`,
      assigned: (day) =>
        `Het houdt stand sinds ${day}, voor zover de MDM zegt: van sommige telefoons niet meer dan dat het is toegewezen.`,
    },
    pending: (answered, wanted) =>
      `${answered} van ${wanted} hebben geantwoord; op de andere wordt gewacht.`,
    differs: 'Het houdt geen stand: opnieuw plannen zou iets veranderen.',
    unread: 'Of het standhoudt, is niet bekend: iets kon niet worden gelezen.',
  },
  diff: {
    sum: 'Veranderd door dit plan',
    signs: {
      remove: 'Neemt weg:',
      loses: 'Neemt weg:',
      give: 'Geeft:',
      replace: 'Vervangt:',
      take: 'Neemt weg:',
      drop: 'Neemt weg:',
    },
    remove: 'Verwijderen:',
    loses: 'Apps gaan met hun gegevens',
    losesSays: 'waar de beperking ze weghaalt.',
    noWayBack: 'Wat de app daar bewaart, gaat verloren. Geen plan brengt het terug.',
    removesData: 'Een app die er is, wordt met haar gegevens verwijderd.',
    ofCategory: (category) => `een app uit de categorie ${category}`,
    takes: 'Terugnemen:',
    off: (apps) => `de beperking van ${apps}.`,
    outOfMdm: (apps) => `de beperking van ${apps}, geheel uit de MDM.`,
    apps: (n, one) => (one ? 'één app' : `${n} apps`),
    effects: {
      prevents: 'Blokkeren:',
      reports: 'Laten melden wie ze heeft:',
      removes: 'Laten verwijderen en weghouden:',
      'allows-only': 'Alleen toestaan:',
    },
    on: (apps, phones) => `${apps} op ${phones}.`,
    replaced: (apps) => `${apps}, met een vernieuwde lijst, waar de beperking al ligt.`,
    kinds: {
      'apple-profile':
        'Door een configuratieprofiel. Een app die er al is, blijft verborgen staan en houdt haar gegevens.',
      'apple-declaration':
        'Door een declaratie. Een app die er al is, blijft verborgen staan en houdt haar gegevens.',
      'apple-activation': 'Maakt de declaratie geldig.',
      'android-policy': 'Door het beleid van het apparaat.',
      'android-policy-changes': 'Door wijzigingen in het beleid van het apparaat.',
      'intune-settings-catalog':
        'Door een beleid uit de instellingencatalogus. Een app die er al is, blijft verborgen staan en houdt haar gegevens.',
      'intune-custom-profile': 'Door een eigen configuratieprofiel.',
      'intune-restricted-apps': 'De MDM meldt wie zo’n app heeft; geblokkeerd wordt er niets.',
      'intune-compliance': 'De telefoon geldt als niet-conform zolang zij zo’n app heeft.',
      'intune-personal-profile': 'Aan de persoonlijke kant, die niemand ziet.',
      'intune-play-uninstall': 'Door Managed Google Play, aan de kant die de organisatie beheert.',
    },
    phones: (one) => (one ? 'telefoon' : 'telefoons'),
    allOfThem: 'alle',
    allBut: (n) => `alle behalve ${n}`,
  },
  fits: {
    phones: 'telefoons',
    platforms: { ios: 'iPhones en iPads', android: 'Android-telefoons' },
    enrolments: {
      supervised: 'onder toezicht',
      'device-enrolment': 'aangemeld, niet onder toezicht',
      'user-enrolment': 'persoonlijk aangemeld',
      'fully-managed': 'volledig beheerd',
      'company-work-profile': 'van de organisatie, met werkprofiel',
      'personal-work-profile': 'persoonlijk, met werkprofiel',
      unknown: 'aanmelding onbekend',
    },
    from: (version) => `vanaf versie ${version}`,
    before: (version) => `vóór versie ${version}`,
  },
  kept: {
    title: 'Wat blijft zoals het is',
    leave: 'Laten',
    wait: 'Wachten',
    exempted: 'elk één app, waar een vrijstelling geldt; alle andere worden ook daar geblokkeerd.',
    unread: 'dingen die niet konden worden gelezen, zodat er niets over is gepland.',
    gap: (phones, reason) => `${phones}, omdat ${reason}.`,
    reasons: {
      unsupervised: 'ze niet onder toezicht staan: een blokkade zou er zonder werking liggen',
      'user-enrolment': 'hun aanmelding persoonlijk is en geen blokkade aanneemt',
      'personal-side': 'de app aan de kant zit die van hun houders zelf is',
      'old-os': 'hun systeem te oud is voor welke blokkade ook',
      'os-unknown': 'de MDM niet zegt welk systeem ze hebben',
      'enrolment-unknown': 'de MDM niet zegt hoe ze zijn aangemeld',
      'no-restriction': 'er op deze telefoons geen weg is om te blokkeren',
    },
  },
  way: {
    title: 'Wat in de weg zit',
    does: {
      'sets-the-same': 'stelt hetzelfde in, zodat een van beide wint; het blijft met rust',
      'allows-only-others': 'staat alleen andere apps toe; het blijft met rust',
      'removes-ours': 'haalt het onze weg; het blijft met rust',
    },
    on: (n, one) => (one ? 'op één telefoon' : `op ${n} telefoons`),
    notes: 'Vooraf te weten',
  },
  notes: {
    stayRemoved: (apps, n) =>
      `${apps} apps die van ${n} telefoons zijn gehaald, komen niet terug: alleen hun houders kunnen ze weer installeren, zonder wat er was bewaard.`,
    notKept: (key) => `Wat ${key} eerder was, is nergens bewaard en komt niet terug.`,
    changedSince: (key, n) =>
      `${key} is sindsdien door een ander gewijzigd, op ${n} telefoons: het blijft zoals het is.`,
    leftOut: (setting, n, apps) =>
      `${setting} heeft geen plaats voor ${n} apps (waaronder ${apps}): daar wordt er niets aan gedaan.`,
    notPrevented:
      'Het beleid vraagt niet om deze apps te blokkeren: wie dit uitvoert, gaat verder dan het beleid.',
    preventedFrom: (day) =>
      `Het beleid vraagt vanaf ${day} om deze apps te blokkeren: wie dit nu uitvoert, gaat verder dan het beleid vandaag.`,
  },
  running: {
    title: 'Wordt uitgevoerd',
    says: 'Het gaat vanzelf door. U kunt deze pagina verlaten en terugkomen.',
    progress: (done, of, rate, left) =>
      `${done} van ${of} stappen${rate ? `, ${rate} per seconde` : ''}${left ? `, nog ${left}` : ''}`,
    sent: (n) =>
      `${n} ervan zijn aan de MDM gegeven en wachten op hun telefoons, wat dagen kan duren.`,
    stop: 'Stoppen',
    stopSays: 'Wat gedaan is, blijft gedaan; er wordt niets meer begonnen.',
  },
  failed: {
    title: (n, one) => (one ? 'Eén stap mislukte' : `${n} stappen mislukten`),
    says: 'Al het andere is uitgevoerd. Herstel de oorzaak en maak een nieuw plan: daarin staat alleen wat nog te doen is.',
    allOfThem: 'meerdere',
    kinds: {
      put: 'de beperking schrijven',
      reach: 'zeggen wie haar krijgt',
      give: 'haar aan een telefoon geven',
      take: 'haar van een telefoon halen',
      'remove-app': 'een app verwijderen',
      drop: 'de beperking weghalen',
    },
    codes: {
      refused: 'De MDM weigerde. Kijk of de toegang om uit te voeren de rechten heeft.',
      'not-supported': 'De telefoon of de MDM kent dit niet.',
      'not-managed':
        'De app is niet door de MDM geplaatst, en hij kan alleen de zijne verwijderen.',
      'changed-meanwhile': 'Intussen is in de MDM iets gewijzigd. Maak een nieuw plan.',
      gone: 'De telefoon is niet meer in de MDM.',
      'too-large': 'De MDM heeft geen plaats voor een lijst van deze omvang.',
    },
    columns: { step: 'Stap', phone: 'Telefoon', why: 'Waarom', when: 'Wanneer' },
  },
  proof: {
    title: 'Wat van de telefoons bekend is',
    canary: 'Eerste telefoons',
    phones: (n, one) => (one ? 'één' : n),
    says: 'Eén vierkant per telefoon. Een ja van de MDM is geen bewijs: bewezen is, wat de telefoon zelf heeft geantwoord.',
    notYet: 'Nog niemand keek.',
    lookedAt: 'Bekeken op',
  },
  decide: {
    notYours: 'Plannen worden door MDM-beheerders uitgevoerd.',
    held: 'Dit plan kan niet worden uitgevoerd',
    holds: {
      essential: (app) =>
        `Het zou ${app} wegnemen, waar een telefoon niet zonder kan. Wijzig het beleid of de lijst en maak een nieuw plan.`,
      nothingRead:
        'Wat in de MDM ligt, kon niet worden gelezen, zodat er niets op te plannen is. Test de verbinding en maak een nieuw plan.',
    },
    stale: 'Sindsdien is er iets veranderd',
    makeAgain: 'Opnieuw plannen',
    applyTo: (n, one) => (one ? 'Uitvoeren op één telefoon' : `Uitvoeren op ${n} telefoons`),
    overLimit: (limit) =>
      `Uw grens is ${limit} telefoons. Uitvoeren verhoogt haar alleen voor dit plan.`,
    canaryFirst: 'Alleen deze telefoons krijgen het; alle andere wachten tot het hier bewezen is.',
    losesData: (n, one) =>
      one
        ? 'Eén telefoon verliest de gegevens van een app, en geen plan brengt ze terug.'
        : `${n} telefoons verliezen de gegevens van een app, en geen plan brengt ze terug.`,
    canBeReverted: 'Een ander plan draait het terug; er gaan geen gegevens verloren.',
    howMany: 'Hoeveel telefoons verandert dit?',
    typeIt: 'Typ het aantal.',
    wrongNumber: (n) => `Het plan verandert ${n} telefoons: typ dat aantal.`,
    noWhy: 'Zeg waarom er meer telefoons dan de grens worden veranderd.',
    apply: (n, one) => (one ? 'Uitvoeren op één telefoon' : `Uitvoeren op ${n} telefoons`),
    next: 'Nu te doen',
    afterRevert: 'Het is weer zoals het was. Een nieuw plan brengt de blokkade terug.',
    canaryHolds: 'Op de eerste telefoons is het bewezen. Nu kunnen alle andere volgen.',
    canaryWaits: 'Alle andere wachten tot het op deze bewezen is.',
    holdsNow: 'Er wordt voortaan vanzelf naar gekeken; wat afwijkt, staat op het overzicht.',
    notProven: 'Kijk of het standhoudt. Dat het is uitgevoerd, is geen bewijs.',
    planAll: 'Een plan maken voor alle telefoons',
    verify: 'Kijken of het standhoudt',
    verifyAgain: 'Opnieuw kijken',
    looking: 'De MDM wordt bekeken',
    revert: 'Terugdraaien',
    revertTitle: 'Dit plan terugdraaien?',
    revertSays: (n, one) =>
      `Er komt een plan dat terugzet wat er eerder was${one ? ' op één telefoon' : ` op ${n} telefoons`}. U leest het eerst; er gebeurt niets voordat het is uitgevoerd.`,
    revertLoses: 'Verwijderde apps komen er niet mee terug, en ook niet wat ze bewaarden.',
    revertDo: 'Dat plan maken',
    back: 'Terug naar de vloot',
  },
};

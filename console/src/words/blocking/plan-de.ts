import type { BlockingWords } from './en.ts';

export const plan: BlockingWords['plan'] = {
  title: {
    canary: 'Plan für die ersten Telefone',
    all: 'Plan für alle Telefone',
    revert: 'Plan, der zurücknimmt',
  },
  observed: (when) => `Er beruht auf dem, was ${when} im MDM lag,`,
  under: (policy, catalogue) => `Richtlinie ${policy}, Katalog ${catalogue}.`,
  reverts: 'Der Plan, den er zurücknimmt',
  does: 'Was der Plan tut',
  doesSays:
    'Jede Zeile sagt, was geschieht, wo, und auf wie vielen Telefonen. Was Daten kostet, kommt zuerst.',
  nothing: 'Es ist nichts zu tun: Alles ist, wie es sein soll.',
  answer: {
    nothing: 'Alles ist, wie es sein soll: Es ist nichts zu tun.',
    reverts: (n, one) =>
      one ? 'Nimmt zurück, was ein Telefon erhielt.' : `Nimmt zurück, was ${n} Telefone erhielten.`,
    does: (n, one) =>
      one
        ? 'Macht verbotene Apps auf einem Telefon unmöglich.'
        : `Macht verbotene Apps auf ${n} Telefonen unmöglich.`,
    doesOf: (n, all) => `Macht verbotene Apps auf ${n} von ${all} Telefonen unmöglich.`,
    made: 'Noch ist nichts geändert.',
    held: 'Er ist angehalten, bis jemand entscheidet.',
    running: 'Er wird ausgeführt.',
    failed: 'Nicht alles konnte ausgeführt werden.',
    stopped: 'Er wurde unterwegs gestoppt.',
    reverted: 'Er wurde zurückgenommen.',
    done: 'Er wurde ausgeführt.',
    unproven: 'Er wurde ausgeführt; noch hat niemand nachgesehen, ob es hält.',
    holds: {
      proven: (day) => `Es hält seit ${day}: Die Telefone weisen es selbst nach.`,
      reported: (day) => `Es hält seit ${day}, wie das MDM meldet.`,
      assigned: (day) =>
        `Es hält seit ${day}, soweit das MDM es sagt: Von manchen Telefonen nur, dass es zugewiesen ist.`,
    },
    pending: (answered, wanted) =>
      `${answered} von ${wanted} haben geantwortet; auf die anderen wird gewartet.`,
    differs: 'Es hält nicht: Neu zu planen würde etwas ändern.',
    unread: 'Ob es hält, ist nicht bekannt: Etwas konnte nicht gelesen werden.',
  },
  diff: {
    more: (names, n) => `${names} und ${n} weitere`,
    renews: 'Erneuern:',
    haveIt: (n) => `Dann haben es ${n} Telefone.`,
    unblocks: 'Freigeben:',
    unblocked: (apps) => `${apps}, dort nicht mehr gesperrt.`,
    blocksToo: 'Auch sperren:',
    blockedToo: (apps) => `${apps}, durch eine erneuerte Liste.`,
    since: (day) => `Da am ${day} eine Ausnahme begann.`,
    hidden: 'eine App einer vertraulichen Ausnahme',
    which: (list) => `Telefone, mit ihrer Nummer: ${list}.`,
    sum: 'Durch diesen Plan geändert',
    signs: {
      renew: 'Erneuert:',
      unblock: 'Nimmt weg:',
      'block-too': 'Gibt:',
      remove: 'Nimmt weg:',
      loses: 'Nimmt weg:',
      give: 'Gibt:',
      replace: 'Ersetzt:',
      take: 'Nimmt weg:',
      drop: 'Nimmt weg:',
    },
    remove: 'Entfernen:',
    loses: 'Apps gehen mit ihren Daten',
    losesSays: 'wo die Beschränkung sie entfernt.',
    noWayBack: 'Was die App dort bewahrt, geht verloren. Kein Plan bringt es zurück.',
    removesData: 'Eine App, die da ist, wird mit ihren Daten entfernt.',
    ofCategory: (category) => `eine App der Kategorie ${category}`,
    takes: 'Zurücknehmen:',
    off: (apps) => `die Beschränkung von ${apps}.`,
    outOfMdm: (apps) => `die Beschränkung von ${apps}, ganz aus dem MDM.`,
    apps: (n, one) => (one ? 'einer App' : `${n} Apps`),
    effects: {
      prevents: 'Sperren:',
      reports: 'Melden lassen, wer sie hat:',
      removes: 'Entfernen und fernhalten lassen:',
      'allows-only': 'Nur erlauben:',
    },
    on: (apps, phones) => `${apps} auf: ${phones}.`,
    replaced: (apps) => `${apps}, mit erneuerter Liste, wo die Beschränkung schon liegt.`,
    kinds: {
      'apple-profile':
        'Durch ein Konfigurationsprofil. Eine App, die schon da ist, bleibt verborgen und behält ihre Daten.',
      'apple-declaration':
        'Durch eine Deklaration. Eine App, die schon da ist, bleibt verborgen und behält ihre Daten.',
      'apple-activation': 'Setzt die Deklaration in Kraft.',
      'android-policy': 'Durch die Richtlinie des Geräts.',
      'android-policy-changes': 'Durch Änderungen der Richtlinie des Geräts.',
      'intune-settings-catalog':
        'Durch eine Richtlinie des Einstellungskatalogs. Eine App, die schon da ist, bleibt verborgen und behält ihre Daten.',
      'intune-custom-profile': 'Durch ein eigenes Konfigurationsprofil.',
      'intune-restricted-apps':
        'Das MDM meldet, wer eine solche App hat; gesperrt wird dadurch nichts.',
      'intune-compliance': 'Das Telefon gilt als nicht konform, solange es eine solche App hat.',
      'intune-personal-profile': 'Auf der privaten Seite, die niemand sieht.',
      'intune-play-uninstall':
        'Durch Managed Google Play, auf der Seite, die die Organisation verwaltet.',
    },
    phones: (one) => (one ? 'Telefon' : 'Telefone'),
    allOfThem: 'alle',
    allBut: (n) => `alle außer ${n}`,
  },
  fits: {
    phones: 'Telefonen',
    platforms: { ios: 'iPhones und iPads', android: 'Android-Telefone' },
    enrolments: {
      supervised: 'betreut',
      'device-enrolment': 'angemeldet, nicht betreut',
      'user-enrolment': 'persönliche Anmeldung',
      'fully-managed': 'voll verwaltet',
      'company-work-profile': 'dienstlich, mit Arbeitsprofil',
      'personal-work-profile': 'privat, mit Arbeitsprofil',
      unknown: 'Anmeldung unbekannt',
    },
    from: (version) => `ab Version ${version}`,
    before: (version) => `vor Version ${version}`,
  },
  kept: {
    title: 'Was bleibt, wie es ist',
    leave: 'Belassen',
    wait: 'Warten',
    exempted: 'je eine App, wo eine Freistellung gilt; alle anderen sind auch dort gesperrt.',
    unread: 'was nicht gelesen werden konnte; darüber ist nichts geplant.',
    gap: (phones, reason) => `${phones}, denn ${reason}.`,
    reasons: {
      unsupervised: 'sie sind nicht betreut: Eine Sperre läge dort ohne Wirkung',
      'user-enrolment': 'ihre Anmeldung ist persönlich und nimmt keine Sperre an',
      'personal-side': 'die App ist auf der Seite, die ihren Inhabern selbst gehört',
      'old-os': 'ihr System ist für jede Sperre zu alt',
      'os-unknown': 'das MDM sagt nicht, welches System sie haben',
      'enrolment-unknown': 'das MDM sagt nicht, wie sie angemeldet sind',
      'no-restriction': 'es gibt keinen Weg, auf ihnen zu sperren',
    },
  },
  way: {
    title: 'Was im Weg steht',
    does: {
      'sets-the-same': 'stellt dasselbe ein, sodass eines von beiden gilt; es bleibt unberührt',
      'allows-only-others': 'erlaubt nur andere Apps; es bleibt unberührt',
      'removes-ours': 'nimmt unseres weg; es bleibt unberührt',
    },
    on: (n, one) => (one ? 'auf einem Telefon' : `auf ${n} Telefonen`),
    notes: 'Vorher zu wissen',
  },
  running: {
    asked: 'Das MDM wurde zuletzt etwas gefragt am',
    failed: (n) => `${n} sind bisher gescheitert; warum, steht am Ende.`,
    title: 'Wird ausgeführt',
    says: 'Es läuft von selbst weiter. Sie können diese Seite verlassen und wiederkommen.',
    progress: (done, of, rate, left) =>
      `${done} von ${of} Schritten${rate ? `, ${rate} je Sekunde` : ''}${left ? `, noch ${left}` : ''}`,
    sent: (n) =>
      `${n} davon sind dem MDM gegeben und warten auf ihre Telefone, was Tage dauern kann.`,
    stop: 'Stoppen',
    stopSays: 'Was getan ist, bleibt getan; es wird nichts mehr begonnen.',
  },
  failed: {
    title: (n, one) => (one ? 'Ein Schritt scheiterte' : `${n} Schritte scheiterten`),
    says: 'Alles andere wurde ausgeführt. Beheben Sie die Ursache und planen Sie neu: Der neue Plan enthält nur, was noch zu tun ist.',
    allOfThem: 'mehrere',
    kinds: {
      put: 'die Beschränkung schreiben',
      reach: 'sagen, wer sie bekommt',
      give: 'sie einem Telefon geben',
      take: 'sie von einem Telefon nehmen',
      'remove-app': 'eine App entfernen',
      drop: 'die Beschränkung wegnehmen',
    },
    codes: {
      refused: 'Das MDM lehnte ab. Prüfen Sie, ob der Zugang zum Ausführen die Rechte hat.',
      'not-supported': 'Das Telefon oder das MDM kennt das nicht.',
      'not-managed':
        'Die App wurde nicht vom MDM dorthin gebracht, und es kann nur seine eigenen entfernen.',
      'changed-meanwhile': 'Inzwischen wurde im MDM etwas geändert. Planen Sie neu.',
      gone: 'Das Telefon ist nicht mehr im MDM.',
      'too-large': 'Das MDM hat keinen Platz für eine Liste dieser Größe.',
    },
    columns: { step: 'Schritt', phone: 'Telefon', why: 'Warum', when: 'Wann' },
  },
  proof: {
    title: 'Was von den Telefonen bekannt ist',
    canary: 'Erste Telefone',
    phones: (n, one) => (one ? 'eines' : n),
    says: 'Ein Quadrat je Telefon. Ein Ja des MDM ist kein Nachweis: Nachgewiesen ist, was das Telefon selbst geantwortet hat.',
    notYet: 'Noch hat niemand nachgesehen.',
    lookedAt: 'Nachgesehen am',
  },
  decide: {
    notYours: 'Pläne werden von der MDM-Administration ausgeführt.',
    held: 'Dieser Plan kann nicht ausgeführt werden',
    holds: {
      essential: (app) =>
        `Er nähme ${app} weg, ohne das ein Telefon nicht auskommt. Ändern Sie Richtlinie oder Liste und planen Sie neu.`,
      nothingRead:
        'Was im MDM liegt, konnte nicht gelesen werden; darauf lässt sich nichts planen. Testen Sie die Verbindung und planen Sie neu.',
    },
    stale: 'Seither hat sich etwas geändert',
    makeAgain: 'Neu planen',
    applyTo: (n, one) => (one ? 'Auf einem Telefon ausführen' : `Auf ${n} Telefonen ausführen`),
    overLimit: (limit) =>
      `Ihre Grenze ist ${limit} Telefone. Das Ausführen hebt sie nur für diesen Plan an.`,
    canaryFirst:
      'Nur diese Telefone erhalten es; alle anderen warten, bis es hier nachgewiesen ist.',
    losesData: (n, one) =>
      one
        ? 'Ein Telefon verliert die Daten einer App, und kein Plan bringt sie zurück.'
        : `${n} Telefone verlieren die Daten einer App, und kein Plan bringt sie zurück.`,
    canBeReverted: 'Ein anderer Plan nimmt es zurück; es gehen keine Daten verloren.',
    howMany: 'Wie viele Telefone ändert dies?',
    typeIt: 'Geben Sie die Zahl ein.',
    wrongNumber: (n) => `Der Plan ändert ${n} Telefone: Geben Sie diese Zahl ein.`,
    noWhy: 'Sagen Sie, warum mehr Telefone als die Grenze geändert werden.',
    apply: (n, one) => (one ? 'Auf einem Telefon ausführen' : `Auf ${n} Telefonen ausführen`),
    next: 'Jetzt zu tun',
    afterRevert: 'Es ist wieder wie zuvor. Ein neuer Plan bringt die Sperre zurück.',
    canaryHolds: 'Auf den ersten Telefonen ist es nachgewiesen. Nun können alle anderen folgen.',
    canaryWaits: 'Alle anderen warten, bis es auf diesen nachgewiesen ist.',
    holdsNow: 'Von nun an wird von selbst nachgesehen; was abweicht, steht im Überblick.',
    notProven: 'Sehen Sie nach, ob es hält. Dass es ausgeführt wurde, ist kein Nachweis.',
    planAll: 'Für alle Telefone planen',
    verify: 'Nachsehen, ob es hält',
    verifyAgain: 'Wieder nachsehen',
    looking: 'Das MDM wird angesehen',
    revert: 'Zurücknehmen',
    revertTitle: 'Diesen Plan zurücknehmen?',
    revertSays: (n, one) =>
      `Es wird ein Plan erstellt, der den vorherigen Stand${one ? ' auf einem Telefon' : ` auf ${n} Telefonen`} wiederherstellt. Sie lesen ihn zuerst; nichts geschieht, bevor er ausgeführt ist.`,
    revertLoses: 'Entfernte Apps kommen damit nicht zurück, und auch nicht, was sie bewahrten.',
    revertDo: 'Diesen Plan erstellen',
    back: 'Zurück zur Flotte',
  },
};

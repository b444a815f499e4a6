import type { Words } from './words.ts';

export const DE: Words = {
  subject: {
    request: {
      call: 'Eine Bitte zu einer App auf Ihrem Diensthandy',
      reminder: 'Erinnerung: eine Bitte zu einer App auf Ihrem Diensthandy',
      overdue: 'Noch einmal: eine Bitte zu einer App auf Ihrem Diensthandy',
    },
    order: {
      call: 'Bitte entfernen Sie eine App von Ihrem Diensthandy',
      reminder: 'Erinnerung: Bitte entfernen Sie eine App von Ihrem Diensthandy',
      overdue: 'Die Frist ist vorbei: Bitte entfernen Sie eine App von Ihrem Diensthandy',
    },
  },
  opening: ({ organisation, policy, apps }) =>
    `${organisation} schreibt Ihnen, weil Ihr Diensthandy ${apps === 1 ? 'eine App' : `${apps} Apps`} gemeldet hat, die nicht erlaubt ${apps === 1 ? 'ist' : 'sind'}. Es gilt: ${policy}.`,
  phone: 'Ihr Telefon',
  someApp: 'Eine App',
  seePage:
    'Welche App es ist und warum, steht nur auf Ihrer eigenen Seite (siehe den Link weiter unten).',
  ask: {
    request: 'Wir bitten Sie, sie zu entfernen. Das ist eine Bitte und keine Anordnung.',
    order: 'Sie müssen sie entfernen.',
  },
  askBy: {
    request: (day) =>
      `Wir bitten Sie, sie spätestens am ${day} zu entfernen. Das ist eine Bitte und keine Anordnung.`,
    order: (day) => `Sie müssen sie spätestens am ${day} entfernen.`,
  },
  wasDue: {
    request: (day) =>
      `Wir hatten Sie gebeten, sie spätestens am ${day} zu entfernen; Ihr Telefon meldet sie noch immer. Das ist eine Bitte und keine Anordnung.`,
    order: (day) =>
      `Sie mussten sie spätestens am ${day} entfernen; Ihr Telefon meldet sie noch immer.`,
  },
  over: {
    removed:
      'Ihr Telefon meldet die App nicht mehr. Die Sache ist abgeschlossen; Sie müssen nichts tun.',
    excepted: 'Sie dürfen die App behalten: Eine Ausnahme wurde bewilligt. Sie müssen nichts tun.',
    'device-gone':
      'Ihr Telefon wird nach unserer Kenntnis nicht mehr verwendet. Sie müssen nichts tun.',
    'verdict-changed':
      'Die App gehört nicht mehr zu den Apps, die nicht erlaubt sind. Sie müssen nichts tun.',
  },
  still: 'Ihr Telefon meldet sie noch immer.',
  secondCopy:
    'Auf dem Telefon ist ein zweites Exemplar (doppelte App oder zweiter Benutzer). Entfernen Sie auch dieses.',
  reason: {
    because: (clauses) => `Warum: ${clauses.join('; ')}.`,
    publisher: (name, countries) =>
      `der Herausgeber ist ${name} (${countries}), und die Richtlinie nennt dieses Land`,
    controlled: (publisher, controller, countries) =>
      `der Herausgeber ist ${publisher}, unter der Kontrolle von ${controller} (${countries}), und die Richtlinie nennt dieses Land`,
    listed: (list) => `die App ist genannt in: ${list}`,
    publisherListed: (words, list) => `das Unternehmen dahinter (${words}) ist genannt in: ${list}`,
    found: (by, day) =>
      `nach einer Untersuchung wurde am ${day} entschieden (${by}), dass die App nicht erlaubt ist`,
    policyAlone: 'die Richtlinie erlaubt die App nicht',
    source: (where) => `Quelle: ${where}.`,
  },
  removing: {
    title: 'Wie Sie eine App entfernen',
    platform: { ios: 'iPhone oder iPad', android: 'Android' },
    steps: {
      ios: [
        'Halten Sie das Symbol der App gedrückt, auf dem Home-Bildschirm oder in der App-Mediathek.',
        'Tippen Sie auf „App entfernen“, dann auf „App löschen“.',
        'Tippen Sie auf „Löschen“.',
      ],
      android: [
        'Öffnen Sie die Einstellungen und tippen Sie auf „Apps“.',
        'Tippen Sie auf die App, dann auf „Deinstallieren“.',
        'Tippen Sie auf „OK“. Hat das Telefon eine dienstliche und eine private Seite, sehen Sie auf beiden nach.',
      ],
    },
    secondCopyStep:
      'Öffnen Sie die Einstellungen, suchen Sie nach „Dual“, „Klon“ oder „Nutzer“, und entfernen Sie dort das zweite Exemplar.',
    preinstalled:
      'Gibt es kein „Deinstallieren“? Tippen Sie auf „Deaktivieren“, und sagen Sie es auf Ihrer Seite.',
  },
  next: {
    title: 'Was dann geschieht',
    reports:
      'Ihr Telefon meldet seine Apps von selbst. Damit es das jetzt tut, lassen Sie es eine Weile eingeschaltet, entsperrt und mit dem Internet verbunden, oder öffnen Sie die App der Geräteverwaltung Ihrer Organisation (zum Beispiel Unternehmensportal) und lassen Sie das Gerät prüfen oder synchronisieren. Sobald eine Meldung ohne die App da ist, schließt sich dieser Fall von selbst.',
    reportsLate: (days) =>
      `Die Liste der Apps Ihres Telefons wird nur alle ${days} Tage erneuert, und nichts kann das beschleunigen. So lange kann es dauern, bis sich dieser Fall von selbst schließt; Sie müssen dafür nichts tun.`,
    sayRemoved:
      'Haben Sie die App entfernt, sagen Sie es auf Ihrer Seite. Dann erhalten Sie keine Erinnerungen, es sei denn, eine spätere Meldung Ihres Telefons zeigt sie noch.',
    access:
      'Wurden Mail oder andere dienstliche Apps wegen dieser App für Sie gesperrt, öffnen sie sich nach dieser Meldung wieder.',
    nobodyElse: 'Tun Sie nichts, erinnern wir Sie. Sonst wird niemand benachrichtigt.',
    contactHears:
      'Ist die App nach diesem Tag noch da, erfährt die Kontaktstelle Ihrer Organisation, um wie viele Telefone es geht, ohne Namen und ohne Apps.',
    thenBlocked:
      'Wo die Verwaltung Ihres Telefons es kann, entfernt sie danach die App, und sperrt sie anschließend.',
  },
  otherwise: {
    title: 'Wenn Sie die App brauchen oder etwas nicht stimmt',
    need: 'Brauchen Sie die App für Ihre Arbeit? Beantragen Sie auf Ihrer Seite eine Ausnahme. Bis darüber entschieden ist, erhalten Sie keine Erinnerungen.',
    wrong:
      'Ist es nicht Ihr Telefon, oder sind Sie anderer Meinung? Sagen Sie es auf Ihrer Seite. Ein Mensch sieht es sich an.',
  },
  linkTitle: 'Ihre Seite',
  link: (until) =>
    `Sie brauchen kein Konto. Der Link gilt nur für Sie; geben Sie ihn nicht weiter. Er funktioniert bis ${until}:`,
  linkLabel: 'Ihre Seite öffnen',
  contact: {
    title: 'Wen Sie anrufen können',
    desk: 'Den Service-Desk Ihrer Organisation, unter der Nummer, die Sie kennen.',
    named: (name) => name,
    email: (address) => `E-Mail: ${address}`,
    phone: (number) => `Telefon: ${number}`,
  },
  privacy:
    'Von dem, was Ihr Telefon gemeldet hat, wurden nur die Apps aufbewahrt, die die Richtlinie nicht erlaubt. Diese Nachricht ging nur an Sie.',
  exceptionEnding: {
    subject: 'Eine Ausnahme, um die Sie gebeten haben, endet bald',
    opening: (organisation) =>
      `${organisation} schreibt Ihnen, weil Sie um eine Ausnahme von der Richtlinie zu Apps gebeten haben.`,
    ends: ({ number, last }) => `Ausnahme ${number} gilt bis einschließlich ${last}.`,
    app: (name) => `Sie gilt für: ${name}.`,
    noApp: 'Für welche App sie gilt, steht absichtlich nicht in dieser Nachricht.',
    afterwards:
      'Nach diesem Tag endet sie von selbst, und die Richtlinie gilt wieder: Die App ist dann auf den Telefonen, für die sie gilt, nicht mehr erlaubt.',
    needed:
      'Wird die App noch gebraucht? Bitten Sie vor diesem Tag um eine neue Ausnahme, so wie Sie um diese gebeten haben. Darüber entscheidet eine andere Person, und das braucht Zeit.',
    notNeeded: 'Wird sie nicht mehr gebraucht? Dann entfernen Sie die App; mehr ist nicht zu tun.',
  },
  escalation: {
    subject: 'Telefone Ihrer Organisation, bei denen die Frist vorbei ist',
    counts: ({ organisation, holders, devices, apps }) =>
      `${organisation}: ${holders === 1 ? '1 Person hat' : `${holders} Personen haben`} nicht rechtzeitig getan, was die Richtlinie über Apps verlangt. Es geht um ${devices === 1 ? '1 Telefon' : `${devices} Telefone`} und ${apps === 1 ? '1 App' : `${apps} Apps`}.`,
    since: (day) => `Die früheste dieser Fristen endete am ${day}.`,
    told: 'Jede von ihnen wurde aufgerufen, erinnert und davon benachrichtigt, dass die Frist vorbei ist. Wer eine Ausnahme beantragt, widersprochen oder gesagt hat, dass die App weg ist, zählt nicht mit.',
    whatToDo:
      'Ihre Verwaltung mobiler Geräte sieht in Grendel, um welche Telefone es geht, und kann die App entfernen oder sperren lassen.',
    noNames: 'Namen und Apps stehen mit Absicht nicht in dieser Nachricht.',
  },
};

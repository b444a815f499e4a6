import type { PlanPhrases } from './plan-phrases.ts';

const PHONES: PlanPhrases['phones'] = {
  ios: ({ text, one }) => `${text} ${one ? 'iPhone oder iPad' : 'iPhones und iPads'}`,
  android: ({ text, one }) => `${text} ${one ? 'Android-Telefon' : 'Android-Telefone'}`,
  any: ({ text, one }) => `${text} ${one ? 'Telefon' : 'Telefone'}`,
};
const ON_PHONES: PlanPhrases['phones'] = {
  ios: PHONES.ios,
  android: ({ text, one }) => `${text} ${one ? 'Android-Telefon' : 'Android-Telefonen'}`,
  any: ({ text, one }) => `${text} ${one ? 'Telefon' : 'Telefonen'}`,
};

export const DE: PlanPhrases = {
  phones: PHONES,
  onPhones: ON_PHONES,
  all: { ios: 'iPhones und iPads', android: 'Android-Telefonen', any: 'Telefonen' },
  enrolments: {
    supervised: 'betreut',
    'device-enrolment': 'angemeldet und nicht betreut',
    'user-enrolment': 'persönlich angemeldet',
    'fully-managed': 'voll verwaltet',
    'company-work-profile': 'dienstlich, mit Arbeitsprofil',
    'personal-work-profile': 'privat, mit Arbeitsprofil',
    unknown: 'angemeldet, niemand weiß wie',
  },
  from: (version) => `ab Version ${version}`,
  before: (version) => `vor Version ${version}`,
  and: 'und',
  or: 'oder',
  apps: ({ text, one }) => `${text} ${one ? 'App' : 'Apps'}`,
  more: (names, { text }) => `${names} und ${text} weitere`,
  ofCategory: (category) => `eine App der Kategorie ${category}`,

  kinds: {
    canary: 'Ein Plan allein für die ersten Telefone',
    all: 'Ein Plan für alle Telefone',
    revert: 'Ein Plan, der einen anderen zurücknimmt',
  },
  head: (kind, policy, catalogue, day, time) =>
    `${kind}, nach dem Regelwerk ${policy} und dem Katalog ${catalogue}. Er beruht auf dem, was am ${day} um ${time} UTC im MDM lag.`,
  losesData: (phones, apps) =>
    `Kostet Daten auf ${phones}: ${apps === null ? 'Was Apps entfernt, nimmt alles mit, was sie dort bewahren' : `entfernt ${apps}, mit allem, was die App dort bewahrt`}. Kein Plan bringt das zurück.`,
  removes: (app, phones) => `${app} von ${phones}`,
  overLimit: (phones, limit) =>
    `Er ist angehalten: Er berührt ${phones}, und die Grenze ist ${limit}. Ein Administrator hebt sie an, mit einer Begründung.`,
  nothingRead:
    'Er ist angehalten: Was im MDM liegt, konnte nicht gelesen werden, sodass sich nichts darauf planen lässt.',
  essential: (identifier) =>
    `Er ist angehalten: Er nähme ${identifier} weg, ohne das ein Telefon nicht auskommt.`,

  does: {
    prevents: (apps, where) => `Sperrt ${apps} auf ${where}.`,
    reports: (apps, where) => `Lässt das MDM melden, wer ${apps} hat, auf ${where}.`,
    removes: (apps, where) => `Lässt das MDM ${apps} entfernen, auf ${where}.`,
    'allows-only': (apps, where) => `Erlaubt nur ${apps} auf ${where}.`,
  },
  doesMore: {
    prevents: (apps, where, all) => `Sperrt ${apps} auf weiteren ${where}; dann haben es ${all}.`,
    reports: (apps, where, all) =>
      `Lässt das MDM melden, wer ${apps} hat, auf weiteren ${where}; dann haben es ${all}.`,
    removes: (apps, where, all) =>
      `Lässt das MDM ${apps} entfernen, auf weiteren ${where}; dann haben es ${all}.`,
    'allows-only': (apps, where, all) =>
      `Erlaubt nur ${apps} auf weiteren ${where}; dann haben es ${all}.`,
  },
  renews: (apps, where) => `Erneuert, was auf ${where} liegt: ${apps}.`,
  allOf: (phones) => `allen ${phones}`,
  allBut: (phones, n) => `allen ${phones} bis auf ${n}`,
  whoHasIt: 'den Telefonen, die es schon haben',
  gives: (key, where) => `Gibt ${key} an ${where}.`,
  takes: (key, where) => `Nimmt ${key} von ${where}.`,
  drops: (key) => `Nimmt ${key} aus dem MDM.`,
  gain: (phones, { one }, apps) =>
    `${phones} ${one ? 'bekommt' : 'bekommen'} die Sperre von ${apps}.`,
  lose: (phones, { one }, apps) =>
    `${phones} ${one ? 'verliert' : 'verlieren'} die Sperre von ${apps}.`,
  loseExempted: (phones, { one }, apps, since) =>
    `${phones} ${one ? 'verliert' : 'verlieren'} die Sperre von ${apps}, da am ${since} eine Ausnahme begann.`,
  restricted: 'einer App, die niemand sehen darf',

  canary: (phones) =>
    `Zuerst nur ${phones}. Ist geprüft, dass die Sperre dort hält, kann ein Plan für alle gemacht werden.`,
  leftOut: (phones) =>
    `Belässt eine App auf ${phones}, wo eine Freistellung gilt; alle anderen sind auch dort gesperrt.`,
  gap: (phones, why) => `Kann ${phones} nicht sperren: ${why}.`,
  gaps: {
    unsupervised: 'Sie sind nicht betreut, und eine Sperre läge dort ohne Wirkung',
    'user-enrolment': 'Ihre Anmeldung ist persönlich und nimmt keine Sperre an',
    'personal-side': 'Die App ist auf der Seite, die ihren Inhabern selbst gehört',
    'old-os': 'Ihr System ist für jede Sperre zu alt',
    'os-unknown': 'Das MDM sagt nicht, welches System sie haben',
    'enrolment-unknown': 'Das MDM sagt nicht, wie sie angemeldet sind',
    'no-restriction': 'Es gibt keinen Weg, auf ihnen zu sperren',
  },
  conflict: (kind, name, what, phones) =>
    `${kind} „${name}“ von jemand anderem ${what}${phones === null ? '' : `, auf ${phones}`}. Es bleibt unberührt.`,
  conflicts: {
    'sets-the-same': 'stellt dasselbe ein, sodass eines von beiden gilt',
    'allows-only-others': 'erlaubt nur andere Apps',
    'removes-ours': 'nimmt unseres weg',
  },
  unread: ({ text, one }, why) =>
    one
      ? `Eines konnte nicht gelesen werden (${why}). Darüber ist nichts geplant.`
      : `${text} Dinge konnten nicht gelesen werden (${why}). Darüber ist nichts geplant.`,
  notes: {
    staysRemoved: (apps, { one }, phones) =>
      `${apps}, die von ${phones} entfernt ${one ? 'wurde, kommt' : 'wurden, kommen'} nicht zurück: Das können nur die Inhaber, ohne das dort Bewahrte.`,
    notKept: (key) => `Was ${key} vorher war, ist nirgends bewahrt und kommt nicht zurück.`,
    changedSince: (key, phones) =>
      `${key} wurde seither von jemand anderem geändert${phones === null ? '' : `, auf ${phones}`}: Es bleibt, wie es ist.`,
    noRoom: (setting, apps) =>
      `${setting} hat keinen Platz für ${apps}: Dort geschieht damit nichts.`,
    ownLists: (kind, { text, one }) =>
      `${kind}: Von Listen dieser Art ist nicht bekannt, dass sie sich auf einem Telefon ergänzen; ${one ? 'eine Gruppe' : `${text} Gruppen`} von Telefonen mit einer Ausnahme ${one ? 'bekommt' : 'bekommen'} daher eine ganze eigene Liste.`,
    noAllowList:
      'Apps wurden zugelassen, aber Grendel legt in dieses MDM keine Liste erlaubter Apps: Es sperrt nur.',
    noneApproved:
      'Diese Gruppe darf nur zugelassene Apps, und noch ist keine zugelassen: Es gibt keine Liste erlaubter Apps, und nur Verbotenes wird gesperrt.',
    approvedProhibited: ({ text, one }) =>
      `${text} der zugelassenen Apps ${one ? 'ist verboten und bleibt' : 'sind verboten und bleiben'} von der Liste.`,
    webClips: (identifier) =>
      `Symbole von Webseiten öffnen sich nur, wo auch ${identifier} zugelassen ist.`,
    allowListTooLarge: (bytes, most) =>
      `Die Liste erlaubter Apps hat ${bytes} Bytes, und ein Profil darf ${most} haben: Sie wurde nicht gemacht.`,
    notPrevented:
      'Das Regelwerk verlangt nicht, diese Apps zu sperren: Wer dies ausführt, geht weiter als das Regelwerk.',
    preventedFrom: (day) =>
      `Das Regelwerk verlangt ab ${day}, diese Apps zu sperren: Wer dies jetzt ausführt, geht weiter als das Regelwerk heute.`,
  },
  nothing: 'Es ist nichts zu tun: Alles ist, wie es sein soll.',
  amount: (phones, { text, one }, limit) =>
    `Er ändert ${phones} in ${text} ${one ? 'Schritt' : 'Schritten'}; die Grenze ist ${limit}.`,
};

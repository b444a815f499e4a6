import type { PlanPhrases } from './plan-phrases.ts';

const PHONES: PlanPhrases['phones'] = {
  ios: ({ text, one }) => `${text} ${one ? 'iPhone ou iPad' : 'iPhone et iPad'}`,
  android: ({ text, one }) => `${text} ${one ? 'téléphone' : 'téléphones'} Android`,
  any: ({ text, one }) => `${text} ${one ? 'téléphone' : 'téléphones'}`,
};

export const FR: PlanPhrases = {
  phones: PHONES,
  onPhones: PHONES,
  all: { ios: 'iPhone et iPad', android: 'téléphones Android', any: 'téléphones' },
  enrolments: {
    supervised: 'supervisés',
    'device-enrolment': 'inscrits et non supervisés',
    'user-enrolment': 'sous inscription personnelle',
    'fully-managed': 'entièrement gérés',
    'company-work-profile': 'avec profil professionnel, de l’organisation',
    'personal-work-profile': 'avec profil professionnel, de leurs détenteurs',
    unknown: 'inscrits sans que l’on sache comment',
  },
  from: (version) => `à partir de la version ${version}`,
  before: (version) => `avant la version ${version}`,
  and: 'et',
  or: 'ou',
  apps: ({ text, one }) => `${text} ${one ? 'application' : 'applications'}`,
  more: (names, { text, one }) => `${names} et ${text} ${one ? 'autre' : 'autres'}`,
  ofCategory: (category) => `une application de la catégorie ${category}`,

  kinds: {
    canary: 'Un plan pour les premiers téléphones seulement',
    all: 'Un plan pour tous les téléphones',
    revert: 'Un plan qui en annule un autre',
  },
  head: (kind, policy, catalogue, day, time) =>
    `${kind}, selon la politique ${policy} et le catalogue ${catalogue}. Il repose sur ce que le MDM contenait le ${day} à ${time} UTC.`,
  losesData: (phones, apps) =>
    `Fait perdre des données sur ${phones} : ${apps === null ? 'ce qui retire des applications emporte tout ce qu’elles y gardent' : `retire ${apps}, avec tout ce que l’application y garde`}. Aucun plan ne le ramène.`,
  removes: (app, phones) => `${app} de ${phones}`,
  overLimit: (phones, limit) =>
    `Il est retenu : il touche ${phones}, et la limite est de ${limit}. Un administrateur la relève, avec un motif.`,
  nothingRead:
    'Il est retenu : le contenu du MDM n’a pas pu être lu, rien ne peut donc être planifié.',
  essential: (identifier) =>
    `Il est retenu : il retirerait ${identifier}, dont un téléphone ne peut se passer.`,

  does: {
    prevents: (apps, where) => `Bloque ${apps} sur ${where}.`,
    reports: (apps, where) => `Fait signaler par le MDM qui a ${apps}, sur ${where}.`,
    removes: (apps, where) => `Fait retirer ${apps} par le MDM, sur ${where}.`,
    'allows-only': (apps, where) => `Ne permet que ${apps} sur ${where}.`,
  },
  doesMore: {
    prevents: (apps, where, all) => `Bloque ${apps} sur ${where} de plus ; ${all} l’ont alors.`,
    reports: (apps, where, all) =>
      `Fait signaler par le MDM qui a ${apps}, sur ${where} de plus ; ${all} l’ont alors.`,
    removes: (apps, where, all) =>
      `Fait retirer ${apps} par le MDM, sur ${where} de plus ; ${all} l’ont alors.`,
    'allows-only': (apps, where, all) =>
      `Ne permet que ${apps} sur ${where} de plus ; ${all} l’ont alors.`,
  },
  renews: (apps, where) => `Renouvelle ce qui se trouve sur ${where} : ${apps}.`,
  allOf: (phones) => `tous les ${phones}`,
  allBut: (phones, n) => `tous les ${phones} sauf ${n}`,
  whoHasIt: 'les téléphones qui l’ont déjà',
  gives: (key, where) => `Donne ${key} à ${where}.`,
  takes: (key, where) => `Retire ${key} de ${where}.`,
  drops: (key) => `Retire ${key} du MDM.`,
  gain: (phones, { one }, apps) =>
    `${phones} ${one ? 'reçoit' : 'reçoivent'} le blocage de ${apps}.`,
  lose: (phones, { one }, apps) => `${phones} ${one ? 'perd' : 'perdent'} le blocage de ${apps}.`,
  loseExempted: (phones, { one }, apps, since) =>
    `${phones} ${one ? 'perd' : 'perdent'} le blocage de ${apps}, car une dérogation a commencé le ${since}.`,
  restricted: 'une application que personne ne doit voir',

  canary: (phones) =>
    `D’abord ${phones} seulement. Une fois vérifié que le blocage y tient, un plan pour tous peut être fait.`,
  leftOut: (phones) =>
    `Laisse une application sur ${phones}, là où vaut une dispense ; toutes les autres y sont bloquées aussi.`,
  gap: (phones, why) => `Ne peut pas bloquer ${phones} : ${why}.`,
  gaps: {
    unsupervised: 'ils ne sont pas supervisés, et un blocage y serait sans effet',
    'user-enrolment': 'leur inscription est personnelle et ne prend pas de blocage',
    'personal-side': 'l’application est du côté personnel du détenteur',
    'old-os': 'leur système est trop ancien pour tout blocage',
    'os-unknown': 'le MDM ne dit pas quel système ils ont',
    'enrolment-unknown': 'le MDM ne dit pas comment ils sont inscrits',
    'no-restriction': 'il n’y a aucun moyen d’y bloquer',
  },
  conflict: (kind, name, what, phones) =>
    `${kind} « ${name} » de quelqu’un d’autre ${what}${phones === null ? '' : `, sur ${phones}`}. On n’y touche pas.`,
  conflicts: {
    'sets-the-same': 'règle la même chose, si bien que l’un ou l’autre l’emporte',
    'allows-only-others': 'ne permet que d’autres applications',
    'removes-ours': 'retire le nôtre',
  },
  unread: ({ text, one }, why) =>
    one
      ? `Un élément n’a pas pu être lu (${why}). Rien n’est prévu à son sujet.`
      : `${text} éléments n’ont pas pu être lus (${why}). Rien n’est prévu à leur sujet.`,
  notes: {
    staysRemoved: (apps, { one }, phones) =>
      `${apps} ${one ? 'retirée' : 'retirées'} de ${phones} ne ${one ? 'revient' : 'reviennent'} pas : seuls les détenteurs le peuvent, sans ce qui y était gardé.`,
    notKept: (key) => `Ce que ${key} était auparavant n’est gardé nulle part et ne revient pas.`,
    changedSince: (key, phones) =>
      `${key} a été modifié depuis par quelqu’un d’autre${phones === null ? '' : `, sur ${phones}`} : on le laisse tel quel.`,
    noRoom: (setting, apps, { one }) =>
      `${setting} n’a pas de place pour ${apps} : rien n’y est fait à ${one ? 'son' : 'leur'} sujet.`,
    ownLists: (kind, { text, one }) =>
      `${kind} : on ne sait pas si les listes de cette sorte s’additionnent sur un téléphone ; ${one ? 'un groupe' : `${text} groupes`} de téléphones avec une dérogation ${one ? 'reçoit' : 'reçoivent'} donc une liste entière à part.`,
    noAllowList:
      'Des applications ont été approuvées, mais Grendel ne met pas de liste d’applications permises dans ce MDM : il ne fait que bloquer.',
    noneApproved:
      'Ce groupe n’a droit qu’aux applications approuvées, et aucune ne l’est encore : il n’y a pas de liste d’applications permises, et seul ce qui est interdit est bloqué.',
    approvedProhibited: ({ text, one }) =>
      `${text} des applications approuvées ${one ? 'est interdite et reste' : 'sont interdites et restent'} hors de la liste.`,
    webClips: (identifier) =>
      `Les icônes de pages web ne s’ouvrent que là où ${identifier} est approuvé aussi.`,
    allowListTooLarge: (bytes, most) =>
      `La liste d’applications permises a ${bytes} octets, et un profil peut en avoir ${most} : elle n’a pas été faite.`,
    notPrevented:
      'La politique ne demande pas de bloquer ces applications : qui exécute ceci va plus loin qu’elle.',
    preventedFrom: (day) =>
      `La politique demande de bloquer ces applications à partir du ${day} : qui exécute ceci maintenant va plus loin qu’elle aujourd’hui.`,
  },
  nothing: 'Il n’y a rien à faire : tout est comme il doit être.',
  amount: (phones, { text, one }, limit) =>
    `Il change ${phones} en ${text} ${one ? 'étape' : 'étapes'} ; la limite est de ${limit}.`,
};

import type { ExceptionsWords } from './en.ts';
import { frForms } from './fr-forms.ts';

export const fr: ExceptionsWords = {
  ...frForms,
  title: 'Exceptions',
  lead: 'La permission d’avoir une application interdite pour une tâche principale, sur quelques téléphones, jusqu’à un jour.',
  answer: (n, one, none) =>
    none
      ? 'Aucune demande n’attend d’avis ni de décision.'
      : one
        ? '1 demande attend un avis ou une décision.'
        : `${n} demandes attendent un avis ou une décision.`,
  rule: 'Une personne demande, d’autres donnent leur avis, une autre décide. Une exception prend fin d’elle-même, et le blocage revient.',
  tabs: {
    label: 'Parties des exceptions',
    queue: 'À décider',
    ending: 'Bientôt échues',
    register: 'Répertoire',
    approvals: 'Approbations',
  },
  columns: {
    what: 'Quoi',
    number: 'Numéro',
    organisation: 'Organisme',
    ground: 'Motif',
    state: 'État',
    until: 'Jusqu’au (inclus)',
  },
  states: {
    asked: 'Demandée',
    advised: 'Avec avis',
    granted: 'Accordée',
    'in-force': 'En vigueur',
    refused: 'Refusée',
    withdrawn: 'Retirée',
    ended: 'Terminée',
  },
  titleOf: (app, phones, one) =>
    one ? `${app} pour 1 téléphone` : `${app} pour ${phones} téléphones`,
  ofGroup: (title, group) => `${title}, liste « ${group} »`,
  restrictedTitle: (number) => `Exception restreinte ${number}`,
  queue: {
    title: 'Ce qui attend un avis ou une décision',
    lead: 'Une demande dont personne ne décide avant son dernier jour prend fin aussi.',
    none: 'Rien n’attend',
    noneSays:
      'Une demande arrive ici quand un détenteur répond à un avis « J’en ai besoin pour mon travail », ou quand quelqu’un la fait.',
  },
  ending: {
    title: 'Ce qui prend bientôt fin',
    lead: (days) =>
      `D’ici ${days} jours. Pour la suite, demandez-en une autre à partir de ce jour.`,
    none: 'Rien ne prend bientôt fin',
    noneSays:
      'Les exceptions dont le dernier jour approche figurent ici ; qui les a demandées reçoit un rappel, une fois.',
  },
  register: {
    title: 'Tout ce qui a jamais été demandé',
    lead: 'Par numéro, sans lacune. D’une exception restreinte, seules les personnes habilitées voient plus que numéro, état et fin.',
    none: 'Le répertoire est vide',
    noneSays: 'Chaque demande reçoit le numéro suivant, quelle qu’en soit l’issue.',
    take: 'Emporter le répertoire',
    takeSays:
      'En entier, avec les inscriptions du registre qui permettent de le vérifier. Le fait que vous l’emportez figure au registre.',
    csv: 'Répertoire en CSV',
    json: 'Répertoire en JSON',
    reports: 'Rapports vers le haut',
    reportsSay:
      'Une ligne par exception accordée sous cette politique. Comparez-la au formulaire demandé avant de l’envoyer.',
    usFederal: 'États-Unis, fédéral : Office of Management and Budget (CSV)',
    usTexas: 'Texas : Department of Information Resources (CSV)',
  },
  request: {
    title: 'La demande',
    number: (number) => `Demande ${number}.`,
    asOf: (number, day) => `Demande ${number}, faite le ${day}.`,
    app: 'Application',
    for: 'Pour',
    phones: (n, one) => (one ? '1 téléphone' : `${n} téléphones`),
    group: (name) => `liste « ${name} »`,
    numbers: 'Nos numéros :',
    ground: 'Motif',
    named: '(la politique le nomme)',
    notNamed: '(la politique ne le nomme pas)',
    task: 'Tâche principale',
    inFile: 'Figure au dossier.',
    erased: 'Effacé : le délai est passé.',
    period: 'Période',
    from: (from, last) =>
      from === null ? `Du jour de la décision au ${last} inclus` : `Du ${from} au ${last} inclus`,
    noLimit: '(la politique ne fixe pas de limite)',
    limit: (day) => `(la politique permet au plus jusqu’avant le ${day})`,
    askedBy: 'Demandée par',
    byHolder: 'Le détenteur, depuis la page de son avis',
    decides: 'Qui décide',
    rank: (rank) => `(rang requis : ${rank})`,
    restricted:
      'Cette exception est restreinte. Seules les personnes habilitées voient plus que son numéro, son état et sa fin.',
  },
  file: {
    says: 'Le dossier contient la tâche principale, qui l’a demandée, les avis en entier et les numéros des téléphones. Chaque consultation est inscrite au registre, avant que rien ne soit montré.',
    open: 'Ouvrir le dossier : cette consultation est inscrite',
    opening: 'La consultation est en cours d’inscription',
    opened: 'Le dossier est ouvert. Cette consultation figure au registre.',
    notYours: 'Il faut le rôle d’administrateur MDM, d’autorité, d’analyste ou d’auditeur.',
    notCleared: 'Elle est restreinte, et vous n’êtes pas habilité.',
  },
  mitigations: {
    title: 'Ce qui réduit le risque',
    mitigation: 'Précaution',
    demanded: 'Exigée par la politique',
    promised: 'Dans cette demande',
    names: {
      'separate-device': 'Un téléphone à part, pour cette tâche seulement',
      'off-internal-networks': 'Hors des réseaux internes',
      'no-official-accounts': 'Sans compte de service',
    },
    yes: 'oui',
    no: 'non',
    isPromised: 'promise',
    notPromised: 'non promise',
    notChecked: 'Promise, non vérifiée : aucun MDM ne dit si elle est tenue.',
  },
  course: {
    title: 'Avis et déroulement',
    none: 'Personne n’a encore donné d’avis.',
    known: {
      asked: 'Demandée',
      decided: 'Décidée',
      begun: 'Commencée',
      reminded: 'Fin rappelée',
      ended: 'Terminée',
    },
    what: {
      advised: 'Avis donné',
      granted: 'Accordée',
      refused: 'Refusée',
      begun: 'Commencée',
      reminded: 'Fin rappelée',
      withdrawn: 'Retirée',
      ended: 'Terminée',
    },
    says: { for: 'Avis : oui.', against: 'Avis : non.' },
  },
  beside: {
    before: 'Déjà décidé sur cette application',
    none: 'Encore rien.',
    if: 'Si vous l’accordez',
    keep: (after, now, one) =>
      one
        ? `1 téléphone garde l’application au lieu de ${now}`
        : `${after} téléphones gardent l’application au lieu de ${now}`,
    keepMore: (n, one) =>
      one
        ? '1 téléphone de plus garde l’application'
        : `${n} téléphones de plus gardent l’application`,
    leaves: 'Le prochain plan laisse ces téléphones hors du blocage',
    returns: (day) => `Après le ${day}, le blocage revient de lui-même`,
    register: 'Le répertoire nomme motif et numéro ; pas les personnes',
    numberOnly: 'Le répertoire montre un numéro, rien de plus',
  },
  answers: {
    asked: (day, ground) => `Demandée jusqu’au ${day} inclus ; motif : ${ground}.`,
    named: 'La politique nomme ce motif.',
    notNamed: 'La politique ne nomme plus ce motif.',
    advised: 'Il y a un avis.',
    notAdvised: 'Personne n’a encore donné d’avis.',
    advice: (yes, no) => `Avis : ${yes} pour, ${no} contre.`,
    restricted: (day) =>
      `Demandée jusqu’au ${day} inclus. Ce dont il s’agit est réservé aux personnes habilitées.`,
    inForce: (day, when) =>
      `En vigueur jusqu’au ${day} inclus, ${when}. Ensuite le blocage revient.`,
    granted: (from, day) => `Accordée. Elle commence le ${from} et vaut jusqu’au ${day} inclus.`,
    refused: 'Refusée. La règle vaut pour ces téléphones comme pour tous les autres.',
    withdrawn: 'Retirée. La règle vaut pour ces téléphones comme pour tous les autres.',
    ended: 'Terminée. La règle vaut pour ces téléphones comme pour tous les autres.',
  },
  decide: {
    title: 'Votre décision',
    unread: 'Vous n’avez pas ouvert le dossier. La tâche principale et les avis y figurent.',
    grant: 'Accorder comme demandé',
    grantSays: (day) => `Jusqu’au ${day} inclus.`,
    shorter: 'Accorder pour moins longtemps',
    shorterSays: 'Un dernier jour plus proche ; jamais plus lointain.',
    refuse: 'Refuser',
    refuseSays: 'Les téléphones restent sous la règle. Qui a demandé lit pourquoi.',
    last: 'Dernier jour',
    lastWrong: (day) => `Indiquez un jour d’aujourd’hui au ${day}.`,
    whySays: 'Qui a demandé le lit. Au registre, cela figure scellé.',
    whyMissing: 'Dites pourquoi.',
    first: 'Choisissez d’abord une décision',
    firstSays: 'Accorder ou refuser.',
    doesGrant: (day) => `Accorder jusqu’au ${day}`,
    doesGrantFor: (n, one, day) =>
      one
        ? `Accorder pour 1 téléphone jusqu’au ${day}`
        : `Accorder pour ${n} téléphones jusqu’au ${day}`,
    doesRefuse: 'Refuser la demande',
    granted: 'Accordée. Cela figure au registre.',
    refused: 'Refusée. Cela figure au registre.',
    notYours: 'Une autorité décide.',
    nobody: 'Vous êtes connecté comme personne en particulier. Il faut une personne pour cela.',
  },
  late: {
    title: 'Quelqu’un d’autre a décidé avant',
    says: (state) =>
      `Pendant que vous lisiez, une autre personne a décidé. État actuel : ${state}. Rien de votre part n’a été enregistré.`,
    wrote: 'Vous aviez écrit :',
  },
  advise: {
    title: 'Donner un avis',
    question: 'L’accorderiez-vous ?',
    says: 'Un avis n’est pas une décision. Qui a demandé ne peut pas donner d’avis.',
    for: 'Oui',
    against: 'Non',
    why: 'Pourquoi, et à quelle condition',
    whySays: 'Qui décide le lit ; au registre, cela figure scellé.',
    missing: 'Dites pourquoi.',
    first: 'Choisissez oui ou non.',
    does: 'Donner cet avis',
    done: 'Votre avis figure au dossier.',
  },
  endEarly: {
    missing: 'Dites pourquoi.',
    returns: (n, one) =>
      n === null
        ? 'Ses constats sont de nouveau ouverts, et le prochain plan ramène le blocage.'
        : one
          ? 'Le constat sur 1 téléphone est de nouveau ouvert, et le prochain plan ramène le blocage. Elle peut être demandée de nouveau.'
          : `Les constats sur ${n} téléphones sont de nouveau ouverts, et le prochain plan ramène le blocage. Elle peut être demandée de nouveau.`,
    closes: 'La demande est close. Elle peut être faite de nouveau.',
    withdraw: {
      title: 'La retirer',
      does: 'La retirer',
      done: 'Retirée. Cela figure au registre.',
    },
    'take-back': {
      title: 'Vous l’avez demandée ? La reprendre',
      does: 'La reprendre',
      done: 'Reprise. Cela figure au registre.',
    },
  },
};

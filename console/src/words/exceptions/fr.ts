import type { ExceptionsWords } from './en.ts';

export const fr: ExceptionsWords = {
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
    ending: 'Bientôt finies',
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
  ask: {
    start: 'Demander une exception',
    title: 'Demander une exception',
    lead: 'Pour quelques téléphones, pour une tâche principale, jusqu’à un jour. Une autre personne décide.',
    notYours: 'Vous ne pouvez pas la demander',
    notYoursSays:
      'Les responsables de la politique, administrateurs MDM et autorités la demandent ici. Un détenteur la demande depuis la page de son avis.',
    noGround: 'La politique ne nomme aucun motif',
    noGroundSays: 'Une exception ne peut être accordée que pour un motif que la politique nomme.',
    which: 'Quelle application, sur quels téléphones ?',
    phones: 'Numéros des téléphones',
    phonesSay: 'Comme Grendel les numérote ; plusieurs avec des virgules.',
    noPhones: 'Indiquez au moins un téléphone.',
    whose: 'À qui sont ces téléphones ?',
    holder: 'À un seul détenteur',
    list: 'À plusieurs détenteurs : une liste nommée',
    listSays: 'Jamais un organisme entier : ce serait un changement de la règle.',
    group: 'Nom de la liste',
    groupSays: 'Un nom qui ne dit rien : il peut être lu dans le MDM.',
    noGroup: 'Donnez un nom à la liste.',
    ground: 'Pour quel motif ?',
    groundSays: 'Seulement ceux que la politique nomme.',
    noGroundChosen: 'Choisissez un motif.',
    task: 'Quelle tâche principale a besoin de l’application ?',
    taskSays: 'Et pourquoi on ne peut pas s’en passer.',
    taskHint:
      'Lu par qui donne un avis et décide ; chaque consultation est inscrite. Au registre, cela figure scellé.',
    noTask: 'Dites à quoi sert l’application.',
    mitigations: 'Qu’est-ce qui réduit le risque ?',
    mitigationsSay: 'Ce que vous promettez ici, vous le tenez.',
    noMitigations: 'Rien de promis',
    demanded: 'La politique l’exige.',
    isDemanded: 'La politique l’exige.',
    until: 'Jusqu’à quand ?',
    untilSays: 'Elle prend fin d’elle-même après son dernier jour.',
    untilLimit: (day) =>
      `Elle prend fin d’elle-même après son dernier jour. La politique permet le ${day} au plus tard.`,
    from: 'À partir du',
    last: 'Dernier jour',
    noLast: 'Indiquez un dernier jour.',
    endsFirst: 'Elle finirait avant de commencer.',
    tooLong: (day) => `La politique permet le ${day} au plus tard.`,
    restricted: 'Les autres peuvent-ils voir de quoi il s’agit ?',
    restrictedSays:
      'Là où la tâche elle-même doit rester inconnue, le répertoire montre un numéro, rien de plus.',
    open: 'Oui : application, motif et organisme',
    closed: 'Non : elle est restreinte',
    closedSays:
      'Le dossier reste aux personnes habilitées ; vous-même ne le voyez que si vous l’êtes.',
    does: (app, n, one) =>
      one ? `Demander ${app} sur 1 téléphone` : `Demander ${app} sur ${n} téléphones`,
    done: 'Demandée. Une autre personne décide.',
  },
  approvals: {
    lead: 'Une liste d’applications permises est faite d’approbations : un groupe peut avoir une application, dans un organisme et tous ceux en dessous, jusqu’à ce qu’on la revoie.',
    none: 'Aucune approbation',
    noneSays:
      'Là où un groupe relève d’une telle liste, il peut avoir ce qui figure ici, et rien d’autre.',
    ask: 'Demander une approbation',
    askSays: 'Qu’un groupe puisse avoir une application. Une autorité décide.',
    group: 'Groupe',
    review: 'Revue après le',
    android: 'Android',
    ios: 'iPhone et iPad',
    noId: 'aucun identifiant',
    answer: (organisation, group, day) =>
      `Pour le groupe « ${group} » de ${organisation} et tous ceux en dessous, jusqu’au ${day} inclus.`,
    asOf: (number, day) => `Approbation ${number}, demandée le ${day}.`,
    change: 'Y mettre fin avant son jour ?',
    deeds: {
      grant: 'L’accorder',
      refuse: 'La refuser',
      withdraw: 'La retirer',
      'take-back': 'La reprendre',
    },
    deedsSay: {
      grant: 'L’application entre dans la liste avec le prochain plan.',
      refuse: 'L’application n’entre pas dans la liste.',
      withdraw: 'L’application quitte la liste avec le prochain plan.',
      'take-back': 'Seulement ce que vous avez demandé vous-même.',
    },
    done: 'C’est fait. Cela figure au registre.',
    asked: 'Demandée. Une autorité décide.',
    forWhom: 'Pour qui ?',
    forWhomSays: 'Pour l’organisme et tous ceux en dessous.',
    until: 'Quand faut-il la revoir ?',
    untilSays: 'Ce jour-là elle prend fin, sauf si elle a été redemandée avant.',
    noReview: 'Indiquez un jour à venir.',
    why: 'Pourquoi en a-t-on besoin ?',
    does: (name) => `Demander ${name}`,
  },
};

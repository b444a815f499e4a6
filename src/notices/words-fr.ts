import type { Words } from './words.ts';

export const FR: Words = {
  subject: {
    request: {
      call: 'Une demande au sujet d’une application sur votre téléphone professionnel',
      reminder: 'Rappel : une demande au sujet d’une application sur votre téléphone professionnel',
      overdue:
        'De nouveau : une demande au sujet d’une application sur votre téléphone professionnel',
    },
    order: {
      call: 'Veuillez supprimer une application de votre téléphone professionnel',
      reminder: 'Rappel : veuillez supprimer une application de votre téléphone professionnel',
      overdue:
        'Délai dépassé : veuillez supprimer une application de votre téléphone professionnel',
    },
  },
  opening: ({ organisation, policy, apps }) =>
    `${organisation} vous écrit parce que votre téléphone professionnel a signalé ${apps === 1 ? 'une application' : `${apps} applications`} qui ${apps === 1 ? 'n’est pas autorisée' : 'ne sont pas autorisées'}. Ce qui s’applique : ${policy}.`,
  phone: 'Votre téléphone',
  someApp: 'Une application',
  seePage:
    'De quelle application il s’agit, et pourquoi, n’est dit que sur votre propre page (voir le lien ci-dessous).',
  ask: {
    request: 'Nous vous demandons de la supprimer. C’est une demande, pas un ordre.',
    order: 'Vous devez la supprimer.',
  },
  askBy: {
    request: (day) =>
      `Nous vous demandons de la supprimer au plus tard le ${day}. C’est une demande, pas un ordre.`,
    order: (day) => `Vous devez la supprimer au plus tard le ${day}.`,
  },
  wasDue: {
    request: (day) =>
      `Nous vous avions demandé de la supprimer au plus tard le ${day} ; votre téléphone la signale toujours. C’est une demande, pas un ordre.`,
    order: (day) =>
      `Vous deviez la supprimer au plus tard le ${day} ; votre téléphone la signale toujours.`,
  },
  over: {
    removed: 'Votre téléphone ne la signale plus. L’affaire est close ; vous n’avez rien à faire.',
    excepted: 'Vous pouvez la garder : une exception a été accordée. Vous n’avez rien à faire.',
    'device-gone':
      'Pour autant que nous le sachions, votre téléphone n’est plus en service. Vous n’avez rien à faire.',
    'verdict-changed':
      'Elle ne fait plus partie des applications non autorisées. Vous n’avez rien à faire.',
  },
  still: 'Votre téléphone la signale toujours.',
  secondCopy:
    'Il y en a une seconde copie sur le téléphone (application double, ou second utilisateur). Supprimez-la aussi.',
  reason: {
    because: (clauses) => `Pourquoi : ${clauses.join(' ; ')}.`,
    publisher: (name, countries) =>
      `son éditeur est ${name} (${countries}), et la politique nomme ce pays`,
    controlled: (publisher, controller, countries) =>
      `son éditeur est ${publisher}, sous le contrôle de ${controller} (${countries}), et la politique nomme ce pays`,
    listed: (list) => `elle est nommée par : ${list}`,
    publisherListed: (words, list) =>
      `l’entreprise qui est derrière elle (${words}) est nommée par : ${list}`,
    found: (by, day) =>
      `le ${day}, après examen, décision a été prise (${by}) de ne pas l’autoriser`,
    policyAlone: 'la politique ne l’autorise pas',
    source: (where) => `Source : ${where}.`,
  },
  removing: {
    title: 'Comment supprimer une application',
    platform: { ios: 'iPhone ou iPad', android: 'Android' },
    steps: {
      ios: [
        'Touchez l’icône de l’application de façon prolongée, sur l’écran d’accueil ou dans la bibliothèque d’apps.',
        'Touchez « Supprimer l’app », puis de nouveau « Supprimer l’app ».',
        'Touchez « Supprimer ».',
      ],
      android: [
        'Ouvrez les Paramètres et touchez « Applications ».',
        'Touchez l’application, puis « Désinstaller ».',
        'Touchez « OK ». Si le téléphone a un côté professionnel et un côté privé, regardez les deux.',
      ],
    },
    secondCopyStep:
      'Ouvrez les Paramètres, cherchez « double », « clone » ou « utilisateurs », et supprimez-y la seconde copie.',
    preinstalled:
      'Il n’y a pas de « Désinstaller » ? Touchez « Désactiver », et dites-le sur votre page.',
  },
  next: {
    title: 'Ce qui se passe ensuite',
    reports:
      'Votre téléphone signale ses applications de lui-même. Pour qu’il le fasse maintenant, laissez-le un moment allumé, déverrouillé et connecté à internet, ou ouvrez l’application de gestion des appareils de votre organisation (par exemple Portail d’entreprise) et faites vérifier ou synchroniser l’appareil. Dès qu’un rapport sans l’application est arrivé, ce dossier se ferme de lui-même.',
    reportsLate: (days) =>
      `La liste des applications de votre téléphone n’est renouvelée que tous les ${days} jours, et rien ne peut l’accélérer. Il peut falloir ce temps pour que ce dossier se ferme de lui-même ; vous n’avez rien à faire pour cela.`,
    sayRemoved:
      'Si vous avez supprimé l’application, dites-le sur votre page. Vous ne recevrez plus de rappels, sauf si un rapport ultérieur de votre téléphone la montre encore.',
    access:
      'Si le courrier ou d’autres applications de travail vous ont été fermés à cause de cette application, ils s’ouvrent de nouveau après ce rapport.',
    nobodyElse:
      'Si vous ne faites rien, nous vous le rappellerons. Personne d’autre n’est informé.',
    contactHears:
      'Si l’application est encore là après ce jour, le contact de votre organisation apprend combien de téléphones sont en retard, sans noms et sans applications.',
    thenBlocked:
      'Là où la gestion de votre téléphone le peut, elle supprime ensuite l’application, puis la bloque.',
  },
  otherwise: {
    title: 'Si vous avez besoin de l’application, ou si c’est une erreur',
    need: 'Avez-vous besoin de l’application pour votre travail ? Demandez une exception sur votre page. Jusqu’à la décision, vous ne recevez pas de rappels.',
    wrong:
      'Ce n’est pas votre téléphone, ou vous contestez ? Dites-le sur votre page. Une personne l’examinera.',
  },
  linkTitle: 'Votre page',
  link: (until) =>
    `Vous n’avez pas besoin de compte. Ce lien n’est que pour vous ; ne le transmettez pas. Il fonctionne jusqu’au ${until} :`,
  linkLabel: 'Ouvrir votre page',
  contact: {
    title: 'Qui appeler',
    desk: 'Le service d’assistance de votre organisation, au numéro que vous connaissez.',
    named: (name) => name,
    email: (address) => `Courriel : ${address}`,
    phone: (number) => `Téléphone : ${number}`,
  },
  privacy:
    'De ce que votre téléphone a signalé, seules les applications que la politique n’autorise pas ont été conservées. Ce message n’a été envoyé qu’à vous.',
  exceptionEnding: {
    subject: 'Une exception que vous avez demandée prend bientôt fin',
    opening: (organisation) =>
      `${organisation} vous écrit parce que vous avez demandé une exception à la politique sur les applications.`,
    ends: ({ number, last }) => `L’exception ${number} vaut jusqu’au ${last} inclus.`,
    app: (name) => `Elle concerne : ${name}.`,
    noApp: 'Ce message ne dit pas, à dessein, quelle application elle concerne.',
    afterwards:
      'Après ce jour, elle prend fin d’elle-même et la politique s’applique de nouveau : l’application n’est plus autorisée sur les téléphones concernés.',
    needed:
      'L’application est-elle encore nécessaire ? Demandez une nouvelle exception avant ce jour, comme vous avez demandé celle-ci. Une autre personne en décide, et cela prend du temps.',
    notNeeded:
      'Elle n’est plus nécessaire ? Supprimez l’application ; il n’y a rien d’autre à faire.',
  },
  escalation: {
    subject: 'Téléphones de votre organisation dont le délai est dépassé',
    counts: ({ organisation, holders, devices, apps }) =>
      `${organisation} : ${holders === 1 ? '1 personne n’a' : `${holders} personnes n’ont`} pas fait à temps ce que demande la politique sur les applications. Cela concerne ${devices === 1 ? '1 téléphone' : `${devices} téléphones`} et ${apps === 1 ? '1 application' : `${apps} applications`}.`,
    since: (day) => `Le premier de ces délais a pris fin le ${day}.`,
    told: 'Chacune a reçu un appel, des rappels, et l’avis que le délai était dépassé. Qui a demandé une exception, contesté, ou dit que l’application n’est plus là, n’est pas compté.',
    whatToDo:
      'Votre administrateur de la gestion des appareils voit dans Grendel de quels téléphones il s’agit, et peut faire supprimer ou bloquer l’application.',
    noNames: 'Ce message ne contient ni noms ni applications, à dessein.',
  },
};

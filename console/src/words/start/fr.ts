import type { StartWords } from './en.ts';

export const fr: StartWords = {
  title: 'Trois façons de commencer',
  answer:
    'Remettez un export : en une minute vous voyez quels téléphones ont quelles applications interdites, pourquoi, et que faire ensuite.',
  own: {
    title: 'Remettre un export',
    says: 'D’Intune, Jamf, Workspace ONE, Knox, Fleet et d’autres, en CSV, JSON, Excel ou zip, compressé ou non. Rien à configurer.',
    drop: 'Déposez le fichier ici',
    orChoose: 'ou choisissez-le',
    file: 'Export d’un MDM',
    look: 'L’examiner',
    how: 'Comment obtenir un export de votre MDM (en anglais)',
    noFile: 'Choisissez d’abord un fichier.',
    more: 'Plus sur ce fichier',
    name: 'Nom du parc',
    nameSays:
      'Les téléphones qu’un MDM gère. Remettez l’export suivant sous le même nom, et ce qui a disparu est clos.',
    part: 'Il ne contient qu’une partie du parc',
    partSays: 'Ce qui y manque n’est alors pas tenu pour disparu.',
    moment: 'Quand le MDM l’a fait',
    momentSays: 'Seulement si le fichier ne le dit pas lui-même.',
  },
  sample: {
    title: 'Prendre le parc d’exemple',
    says: 'Deux semaines d’exports de ministères inventés, comme neuf sortes de MDM les écrivent. Tout y est inventé, et chaque page le dit.',
    people:
      'Vous pouvez agir en tant que l’une de ses personnes : responsable de la politique, administrateur, autorité, auditeur.',
    load: 'Charger le parc d’exemple',
    loading: 'Le parc d’exemple est en cours de chargement',
    far: (done, of) => `Étape ${done} sur ${of}`,
    leave: 'Il continue si vous quittez cette page.',
    failed:
      'Le chargement s’est interrompu. Recommencez : ce qui est là ne sera pas chargé deux fois.',
    loaded: 'Il est chargé.',
    see: 'Le voir',
    simulated: 'Connecter un Jamf simulé',
    simulatedSays: '150 téléphones inventés, lus comme d’un vrai.',
    mayNot: {
      'not-operator': 'Seule la personne qui a démarré le serveur peut le charger.',
      'own-data':
        'Il y a ici vos propres données : des téléphones inventés à côté de vrais induiraient en erreur.',
      'mail-server':
        'Un serveur de courrier est configuré : des détenteurs inventés ne reçoivent rien.',
      'other-policies': 'D’autres politiques valent ici que celles de l’exemple.',
      'clock-early': 'L’horloge de ce serveur est antérieure à l’exemple.',
      loaded: 'Il est déjà chargé.',
    },
    steps: {
      found: 'Fondation des ministères',
      inventories: 'Lecture des exports de ses MDM',
      held: 'Mise en attente de ce qui a fortement diminué',
      calls: 'Appel des détenteurs',
      proposal: 'Dépôt d’une proposition',
      exception: 'Demande d’une exception',
      mdm: 'Connexion d’un MDM simulé',
    },
  },
  mdm: {
    title: 'Connecter un MDM',
    says: 'Grendel lit l’inventaire, et peut bloquer plus tard, quand un plan a été relu. Un test dit ce qui manque.',
    simulated: 'Il y a des MDM simulés, pour essayer sans risque.',
    choose: 'Choisir un MDM',
    needs: 'Demande une clé d’application qui peut lire les appareils.',
  },
  keeps: {
    title: 'Ce qui reste, ce qui part',
    says: 'Un export est lu à mesure qu’il arrive. Sont conservés les résultats, un numéro scellé par téléphone et des nombres. Tout le reste, c’est-à-dire toute autre application de chaque téléphone, n’est enregistré nulle part.',
    here: 'Ce serveur tourne là où vous l’avez démarré, et n’envoie rien d’un export à personne.',
  },
  uploads: {
    title: 'Ce que vous avez remis',
    sending: (name) => `Lecture de ${name}`,
    far: (done, of, rate, left) => `${done} sur ${of}, ${rate} par seconde, encore ${left} environ`,
    begun: (done, of) => `${done} sur ${of}`,
    ending: 'Tout est arrivé ; ce qui a été trouvé est enregistré',
    leave:
      'Vous pouvez aller sur d’autres pages. Fermer cette fenêtre interrompt l’envoi, et rien n’en est conservé.',
    cancel: 'L’annuler',
    cancelled: 'Annulé. Rien n’en a été conservé.',
    published: (phones, findings) => `${phones} téléphones lus, ${findings} constats ouverts.`,
    unchanged: 'Le même export était déjà là : rien n’a changé.',
    held: 'Il contient bien moins que le précédent. Il attend que quelqu’un dise pourquoi.',
    refused: 'Il n’a pas pu être accepté :',
    partly: 'Il a été accepté, mais tout n’a pas pu être lu :',
    times: (n) => `${n} fois`,
    momentTitle: 'Quand le MDM a-t-il fait cet export ?',
    momentSays:
      'Le fichier ne le dit pas. Ce qui a disparu depuis est clos : la date doit donc être juste.',
    momentGuess: (moment) =>
      `Le fichier a été modifié pour la dernière fois le ${moment}. S’il vient tout droit du MDM, c’est cela.`,
    momentSend: 'Le remettre avec cette date',
    toFindings: 'Voir ce qui a été trouvé',
    toOverview: 'Vers la vue d’ensemble',
    again: 'Réessayer',
    forget: 'Retirer de cette liste',
  },
  notYours:
    'Vous ne pouvez rien remettre. Demandez le rôle d’administrateur MDM à qui exploite ce serveur.',
};

import type { BlockingWords } from './en.ts';

export const plan: BlockingWords['plan'] = {
  title: {
    canary: 'Plan pour les premiers téléphones',
    all: 'Plan pour tous les téléphones',
    revert: 'Plan qui annule',
  },
  observed: (when) => `Il repose sur ce qui se trouvait dans le MDM ${when},`,
  under: (policy, catalogue) => `Politique ${policy}, catalogue ${catalogue}.`,
  reverts: 'Le plan qu’il annule',
  does: 'Ce que fait le plan',
  doesSays:
    'Chaque ligne dit ce qui se passe, où, et sur combien de téléphones. Ce qui perd des données vient d’abord.',
  nothing: 'Il n’y a rien à faire : tout est comme il se doit.',
  answer: {
    nothing: 'Tout est comme il se doit : il n’y a rien à faire.',
    reverts: (n, one) =>
      one ? 'Annule ce qu’un téléphone a reçu.' : `Annule ce que ${n} téléphones ont reçu.`,
    does: (n, one) =>
      one
        ? 'Rend les applications interdites impossibles sur un téléphone.'
        : `Rend les applications interdites impossibles sur ${n} téléphones.`,
    doesOf: (n, all) =>
      `Rend les applications interdites impossibles sur ${n} téléphones sur ${all}.`,
    made: 'Rien n’est encore changé.',
    held: 'Il est suspendu jusqu’à une décision.',
    running: 'Il est en cours d’exécution.',
    failed: 'Tout n’a pas pu être exécuté.',
    stopped: 'Il a été arrêté en chemin.',
    reverted: 'Il a été annulé par un autre.',
    done: 'Il a été exécuté.',
    unproven: 'Il a été exécuté ; personne n’a encore vérifié s’il tient.',
    holds: {
      proven: (day) => `Il tient depuis le ${day} : les téléphones le prouvent eux-mêmes.`,
      reported: (day) => `Il tient depuis le ${day}, d’après le MDM.`,
      assigned: (day) =>
        `Il tient depuis le ${day}, pour autant que le MDM le dise : de certains téléphones, seulement qu’il est attribué.`,
    },
    pending: (answered, wanted) => `${answered} sur ${wanted} ont répondu ; on attend les autres.`,
    differs: 'Il ne tient pas : planifier de nouveau changerait quelque chose.',
    unread: 'On ne sait pas s’il tient : quelque chose n’a pas pu être lu.',
  },
  diff: {
    more: (names, n) => `${names} et ${n} de plus`,
    renews: 'Renouveler :',
    haveIt: (n) => `${n} téléphones l’ont alors.`,
    unblocks: 'Débloquer :',
    unblocked: (apps) => `${apps}, qui n’y est plus bloqué.`,
    blocksToo: 'Bloquer aussi :',
    blockedToo: (apps) => `${apps}, par une liste renouvelée.`,
    since: (day) => `Car une dérogation a commencé le ${day}.`,
    hidden: 'une application d’une dérogation confidentielle',
    which: (list) => `Téléphones, par leur numéro : ${list}.`,
    sum: 'Changés par ce plan',
    signs: {
      renew: 'Renouvelle :',
      unblock: 'Retire :',
      'block-too': 'Donne :',
      remove: 'Retire :',
      loses: 'Retire :',
      give: 'Donne :',
      replace: 'Remplace :',
      take: 'Retire :',
      drop: 'Retire :',
    },
    remove: 'Retirer',
    loses: 'Des applications partent avec leurs données',
    losesSays: 'là où la restriction les retire.',
    noWayBack: 'Ce que l’application y garde est perdu. Aucun plan ne le ramène.',
    removesData: 'Une application présente est retirée avec ses données.',
    ofCategory: (category) => `une application de la catégorie ${category}`,
    takes: 'Reprendre',
    off: (apps) => `la restriction de ${apps}.`,
    outOfMdm: (apps) => `la restriction de ${apps}, entièrement, hors du MDM.`,
    apps: (n, one) => (one ? 'une application' : `${n} applications`),
    effects: {
      prevents: 'Bloquer',
      reports: 'Faire signaler qui a',
      removes: 'Faire retirer et tenir à l’écart',
      'allows-only': 'Ne permettre que',
    },
    on: (apps, phones) => `${apps} sur : ${phones}.`,
    replaced: (apps) => `${apps}, avec une liste renouvelée, là où la restriction se trouve déjà.`,
    kinds: {
      'apple-profile':
        'Par un profil de configuration. Une application présente reste, cachée, et garde ses données.',
      'apple-declaration':
        'Par une déclaration. Une application présente reste, cachée, et garde ses données.',
      'apple-activation': 'Met la déclaration en vigueur.',
      'android-policy': 'Par la règle de l’appareil.',
      'android-policy-changes': 'Par des changements de la règle de l’appareil.',
      'intune-settings-catalog':
        'Par une règle du catalogue de paramètres. Une application présente reste, cachée, et garde ses données.',
      'intune-custom-profile': 'Par un profil de configuration personnalisé.',
      'intune-restricted-apps': 'Le MDM signale qui a une telle application ; rien n’est bloqué.',
      'intune-compliance': 'Le téléphone est non conforme tant qu’il a une telle application.',
      'intune-personal-profile': 'Du côté personnel, que personne ne voit.',
      'intune-play-uninstall': 'Par Managed Google Play, du côté que gère l’organisation.',
    },
    phones: (one) => (one ? 'téléphone' : 'téléphones'),
    allOfThem: 'tous',
    allBut: (n) => `tous sauf ${n}`,
  },
  fits: {
    phones: 'téléphones',
    platforms: { ios: 'iPhone et iPad', android: 'téléphones Android' },
    enrolments: {
      supervised: 'supervisés',
      'device-enrolment': 'inscrits, non supervisés',
      'user-enrolment': 'inscription personnelle',
      'fully-managed': 'entièrement gérés',
      'company-work-profile': 'de l’organisation, avec profil professionnel',
      'personal-work-profile': 'personnels, avec profil professionnel',
      unknown: 'inscription inconnue',
    },
    from: (version) => `à partir de la version ${version}`,
    before: (version) => `avant la version ${version}`,
  },
  kept: {
    title: 'Ce qui reste comme il est',
    leave: 'Laisser',
    wait: 'Attendre',
    exempted:
      'une application chacun, là où vaut une dispense ; toutes les autres y sont bloquées aussi.',
    unread: 'des éléments qui n’ont pas pu être lus ; rien n’est donc prévu à leur sujet.',
    gap: (phones, reason) => `${phones}, car ${reason}.`,
    reasons: {
      unsupervised: 'ils ne sont pas supervisés : un blocage y serait sans effet',
      'user-enrolment': 'leur inscription est personnelle et ne prend pas de blocage',
      'personal-side': 'l’application est du côté personnel du détenteur',
      'old-os': 'leur système est trop ancien pour tout blocage',
      'os-unknown': 'le MDM ne dit pas quel système ils ont',
      'enrolment-unknown': 'le MDM ne dit pas comment ils sont inscrits',
      'no-restriction': 'il n’y a aucun moyen d’y bloquer',
    },
  },
  way: {
    title: 'Ce qui fait obstacle',
    does: {
      'sets-the-same':
        'règle la même chose, si bien que l’un ou l’autre l’emporte ; on n’y touche pas',
      'allows-only-others': 'ne permet que d’autres applications ; on n’y touche pas',
      'removes-ours': 'retire le nôtre ; on n’y touche pas',
    },
    on: (n, one) => (one ? 'sur un téléphone' : `sur ${n} téléphones`),
    notes: 'À savoir avant',
  },
  running: {
    asked: 'Dernière demande faite au MDM le',
    failed: (n) => `${n} ont échoué jusqu’ici ; le motif est dit à la fin.`,
    title: 'En cours d’exécution',
    says: 'Cela continue tout seul. Vous pouvez quitter cette page et revenir.',
    progress: (done, of, rate, left) =>
      `${done} étapes sur ${of}${rate ? `, ${rate} par seconde` : ''}${left ? `, encore ${left}` : ''}`,
    sent: (n) =>
      `${n} d’entre elles sont remises au MDM et attendent leurs téléphones, ce qui peut prendre des jours.`,
    stop: 'Arrêter',
    stopSays: 'Ce qui est fait reste fait ; rien d’autre n’est commencé.',
  },
  failed: {
    title: (n, one) => (one ? 'Une étape a échoué' : `${n} étapes ont échoué`),
    says: 'Tout le reste a été exécuté. Corrigez la cause et planifiez de nouveau : le nouveau plan ne contient que ce qui reste à faire.',
    allOfThem: 'plusieurs',
    kinds: {
      put: 'écrire la restriction',
      reach: 'dire qui la reçoit',
      give: 'la donner à un téléphone',
      take: 'la retirer d’un téléphone',
      'remove-app': 'retirer une application',
      drop: 'supprimer la restriction',
    },
    codes: {
      refused: 'Le MDM a refusé. Vérifiez que l’accès d’exécution a les droits.',
      'not-supported': 'Le téléphone ou le MDM ne connaît pas cela.',
      'not-managed':
        'L’application n’a pas été mise là par le MDM, qui ne peut retirer que les siennes.',
      'changed-meanwhile': 'Quelque chose a changé entre-temps dans le MDM. Planifiez de nouveau.',
      gone: 'Le téléphone n’est plus dans le MDM.',
      'too-large': 'Le MDM n’a pas de place pour une liste de cette taille.',
    },
    columns: { step: 'Étape', phone: 'Téléphone', why: 'Pourquoi', when: 'Quand' },
  },
  proof: {
    title: 'Ce que l’on sait des téléphones',
    canary: 'Premiers téléphones',
    phones: (n, one) => (one ? 'un' : n),
    says: 'Un carré par téléphone. Un oui du MDM n’est pas une preuve : est prouvé ce que le téléphone a répondu lui-même.',
    notYet: 'Personne n’a encore vérifié.',
    lookedAt: 'Vérifié le',
  },
  decide: {
    notYours: 'Les plans sont exécutés par les administrateurs du MDM.',
    held: 'Ce plan ne peut pas être exécuté',
    holds: {
      essential: (app) =>
        `Il retirerait ${app}, dont un téléphone ne peut se passer. Modifiez la politique ou la liste, et planifiez de nouveau.`,
      nothingRead:
        'Ce qui se trouve dans le MDM n’a pas pu être lu ; rien ne peut donc être prévu. Essayez la connexion, et planifiez de nouveau.',
    },
    stale: 'Quelque chose a changé depuis',
    makeAgain: 'Planifier de nouveau',
    applyTo: (n, one) => (one ? 'Exécuter sur un téléphone' : `Exécuter sur ${n} téléphones`),
    overLimit: (limit) =>
      `Votre limite est de ${limit} téléphones. L’exécution la relève pour ce plan seulement.`,
    canaryFirst:
      'Seuls ces téléphones le reçoivent ; tous les autres attendent que ce soit prouvé ici.',
    losesData: (n, one) =>
      one
        ? 'Un téléphone perd les données d’une application, qu’aucun plan ne ramène.'
        : `${n} téléphones perdent les données d’une application, qu’aucun plan ne ramène.`,
    canBeReverted: 'Un autre plan l’annule ; aucune donnée n’est perdue.',
    howMany: 'Combien de téléphones cela change-t-il ?',
    typeIt: 'Saisissez le nombre.',
    wrongNumber: (n) => `Le plan change ${n} téléphones : saisissez ce nombre.`,
    noWhy: 'Dites pourquoi plus de téléphones que la limite sont changés.',
    apply: (n, one) => (one ? 'Exécuter sur un téléphone' : `Exécuter sur ${n} téléphones`),
    next: 'À faire',
    afterRevert: 'C’est comme avant. Un nouveau plan ramène le blocage.',
    canaryHolds: 'C’est prouvé sur les premiers téléphones. Tous les autres peuvent suivre.',
    canaryWaits: 'Tous les autres attendent que ce soit prouvé sur ceux-ci.',
    holdsNow:
      'La vérification se fait désormais d’elle-même ; ce qui diffère est dit dans la vue d’ensemble.',
    notProven: 'Vérifiez s’il tient. Qu’il ait été exécuté n’est pas une preuve.',
    planAll: 'Établir un plan pour tous les téléphones',
    verify: 'Vérifier s’il tient',
    verifyAgain: 'Vérifier de nouveau',
    looking: 'Consultation du MDM',
    revert: 'L’annuler',
    revertTitle: 'Annuler ce plan ?',
    revertSays: (n, one) =>
      `Un plan est établi qui remet ce qu’il y avait avant${one ? ' sur un téléphone' : ` sur ${n} téléphones`}. Vous le lisez d’abord ; rien ne se passe avant son exécution.`,
    revertLoses: 'Les applications retirées ne reviennent pas avec lui, ni ce qu’elles gardaient.',
    revertDo: 'Établir ce plan',
    back: 'Retour au parc',
  },
};

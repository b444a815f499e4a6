import { deeds, things } from './actions-fr.ts';
import type { LedgerWords } from './en.ts';

export const fr: LedgerWords = {
  title: 'Registre',
  answer: {
    checking: 'Votre navigateur vérifie le registre.',
    holds: (n, day) =>
      `${n} entrées. Votre navigateur vient de les vérifier : rien de ce qu’il avait vu le ${day} n’a été modifié ni retiré.`,
    first: (n) =>
      `${n} entrées, signées par la clé de ce registre. Ce navigateur le voit pour la première fois et garde le point de contrôle pour la prochaine comparaison.`,
    pasted: (n) =>
      `${n} entrées. Votre navigateur vient de les vérifier : le registre commence par tout ce que votre point de contrôle avait signé.`,
    unknown: (n) =>
      `${n} entrées. Votre navigateur n’a pas pu vérifier la signature ; assurez-vous-en par une autre voie.`,
    fails:
      'Ce que montre le serveur ne correspond pas à ce qui a été signé. Gardez cette page telle quelle et prévenez l’exploitant du serveur et l’auditeur.',
  },
  nothing: 'Rien n’est encore signé',
  nothingSays:
    'Chaque décision devient une entrée, et les entrées sont signées en moins d’une minute. Revenez à ce moment-là.',
  checkedHere: 'Vérifié dans votre navigateur',
  checkedHereSays:
    'Ce n’est pas le serveur qui l’affirme : votre navigateur l’a calculé lui-même, selon des règles publiques (RFC 6962 et C2SP).',
  outcomes: {
    holds: 'vérifié',
    fails: 'ne concorde pas',
    unknown: 'non vérifié',
    first: 'première fois',
  },
  steps: {
    unreadable: 'La réponse du serveur n’est pas un point de contrôle.',
    signed: {
      holds: 'Le point de contrôle est signé par la clé de ce registre (Ed25519).',
      fails: 'Le point de contrôle n’est pas signé par la clé que le serveur indique.',
      unknown:
        'Ce navigateur ne sait pas vérifier les signatures Ed25519. Chrome 137, Firefox 129, Safari 17 et les suivants le savent.',
    },
    key: {
      same: 'C’est la clé que ce navigateur connaissait déjà.',
      changed: 'La clé est nouvelle, et celle que ce navigateur connaissait a signé avec elle.',
      first:
        'Ce navigateur ne connaît encore aucune clé de ce registre. Comparez celle de cette page avec celle que vous avez reçue par ailleurs.',
      other:
        'C’est une autre clé que celle que ce navigateur connaissait, et celle-ci n’a pas signé avec elle.',
    },
    nothingBefore:
      'Il n’y a pas de point de contrôle antérieur auquel comparer. La prochaine fois, ce sera celui-ci ; ou collez-en un ci-dessous.',
    pastedUnreadable: 'Ce que vous avez collé n’est pas un point de contrôle.',
    rememberedUnreadable: 'Ce que ce navigateur avait gardé n’est pas un point de contrôle.',
    pastedSigned: {
      holds: (n) => `Votre point de contrôle, sur ${n} entrées, est signé par la même clé.`,
      fails: (n) =>
        `Votre point de contrôle, sur ${n} entrées, n’est pas signé par une clé de ce registre : il a pu être altéré.`,
      unknown: (n) =>
        `La signature de votre point de contrôle, sur ${n} entrées, n’a pas été vérifiée.`,
    },
    rememberedSigned: {
      holds: (n, at) =>
        `Le point de contrôle gardé par ce navigateur le ${at}, sur ${n} entrées, est signé par la même clé.`,
      fails: (n, at) =>
        `Le point de contrôle gardé par ce navigateur le ${at}, sur ${n} entrées, n’est pas signé par cette clé.`,
      unknown: (n, at) =>
        `La signature du point de contrôle du ${at}, sur ${n} entrées, n’a pas été vérifiée.`,
    },
    begins: {
      longer: (from, to) => `Le registre de ${to} entrées commence exactement par ces ${from}.`,
      same: (from, _to) => `Ce sont toujours les mêmes ${from} entrées.`,
      shorter: (from, to) =>
        `Le registre avait ${from} entrées et n’en a plus que ${to} : il en manque.`,
      'other-log': (_from, _to) => 'C’est le point de contrôle d’un autre registre.',
    },
    changed: (from) =>
      `Le registre ne commence plus par ces ${from} entrées : au moins une a été modifiée ou retirée.`,
  },
  compare: {
    title: 'Comparer avec un point de contrôle à vous',
    label: 'Un point de contrôle gardé ailleurs',
    hint: 'Toutes ses lignes, telles qu’elles ont été remises : d’un rapport, d’une autre administration, du mois dernier.',
    empty: 'Collez d’abord un point de contrôle.',
    unreadable:
      'Ce n’est pas un point de contrôle. Il comporte un nom, un nombre, un condensat, une ligne vide et une signature.',
    do: 'Comparer',
    back: 'Comparer avec ce que ce navigateur avait gardé',
  },
  note: {
    title: 'Point de contrôle',
    says: 'Gardez-le hors de portée de ce serveur.',
    download: 'Enregistrer le point de contrôle',
    key: 'Clé de ce registre',
    keySays: 'La clé publique. Comparez-la une fois avec celle que vous avez reçue par ailleurs.',
  },
  recount: {
    do: (n) => `Recalculer les ${n} entrées`,
    label: 'Calcul des entrées',
    says: (done, of, rate, left) =>
      `${done} entrées sur ${of}${rate ? `, ${rate} par seconde` : ''}${left ? `, encore ${left}` : ''}`,
    holds: (n) => `Les ${n} entrées, recalculées ici une à une, mènent à la racine signée.`,
    fails: (n) => `Les ${n} entrées ne mènent pas à la racine qui a été signée.`,
  },
  entries: 'Ce qu’il contient',
  entriesNotYours:
    'Seuls les auditeurs et l’opérateur lisent les entrées, car elles concernent toutes les organisations et ne peuvent pas être séparées. Ce qui figure ci-dessus suffit pour vérifier qu’aucune n’a été modifiée.',
  unreadEntry: 'Une entrée illisible',
  unreadEntrySays:
    'Ses octets n’ont pas la forme d’une entrée. Ils ont été pris en compte tels quels.',
  noneOfThese: 'Aucune des entrées parcourues n’en fait partie.',
  older: 'Parcourir les plus anciennes',
  lookedThrough: (n, all) => `${n} parcourues sur ${all}`,
  filters: {
    what: 'De quoi il s’agit',
    about: (thing) => thing,
    by: (seal) => `par ${seal}`,
    to: (object) => `sur ${object}`,
  },
  columns: {
    what: 'Quoi',
    object: 'Sur quoi',
    result: 'Résultat',
    actor: 'Qui, scellé',
    when: 'Quand',
    number: 'Entrée',
  },
  amount: (n) => `${n} entrées`,
  entry: (n) => `Entrée ${n}`,
  entryIs: (n, title) => `Entrée ${n} : ${title}`,
  noSuchEntry: 'Cette entrée n’existe pas',
  noSuchEntrySays: 'Les entrées sont numérotées à partir de 0, sans lacune.',
  entryMissing: 'Le serveur n’a pas remis cette entrée, bien qu’elle ait été signée.',
  entryAnswer: {
    on: (moment) => `Écrite le ${moment}.`,
    holds: 'Votre navigateur vient de le vérifier : l’entrée figure dans le registre signé.',
    fails:
      'Votre navigateur n’a pas pu le confirmer : gardez cette page telle quelle et prévenez l’auditeur.',
    unknown: 'Elle mène à la racine ; ce navigateur ne peut pas dire si cette racine a été signée.',
  },
  proof: {
    title: 'Preuve',
    says: (n, one) =>
      `De cette entrée, par ${one ? 'un condensat' : `${n} condensats`}, à la racine qui a été signée. Changez une lettre de l’entrée et la racine est une autre.`,
    root: 'Racine signée',
    leaf: 'Le condensat de l’entrée est',
    leads: (n, one) =>
      `${one ? 'Un condensat mène' : `${n} condensats mènent`} à la racine du point de contrôle.`,
    astray:
      'Ce que le serveur donne comme preuve mène à une autre racine que celle qui a été signée :',
    list: (n, one) => (one ? 'Le condensat' : `Les ${n} condensats en liste`),
    caption: 'De l’entrée à la racine',
    columns: { step: 'Étape', side: 'Joint à', hash: 'Condensat', covers: 'Entrées dessous' },
    sides: { left: 'ce qui précède', right: 'ce qui suit' },
  },
  theEntry: 'L’entrée',
  asItStands: 'Telle qu’elle figure au registre',
  facts: {
    what: 'Quoi',
    when: 'Quand',
    object: 'Sur quoi',
    result: 'Résultat',
    by: 'Par',
    texts: 'Dans leurs mots',
    origin: 'À la suite de',
    policy: 'Politique',
    catalogue: 'Répertoire',
  },
  moreOfIt: 'toutes les entrées à ce sujet',
  seals: {
    sealed: 'Scellé sous',
    erased: 'Effacé : plus personne ne peut l’ouvrir. Scellé sous',
    open: 'Ouvrir les sceaux',
    openSays: 'Votre consultation devient elle aussi une entrée.',
    notYours: 'Seuls les auditeurs et l’opérateur ouvrent les sceaux.',
    fits: 'Le sceau concorde, vérifié ici.',
    doesNotFit: 'Le sceau ne concorde pas.',
  },
  downloadAll: 'Enregistrer l’entrée, la preuve et le point de contrôle',
  downloadAllSays: 'Pour les vérifier ailleurs, sans nous.',
  beside: 'À côté',
  actionIs: (thing, deed) => `${thing} : ${deed}`,
  things,
  deeds,
};

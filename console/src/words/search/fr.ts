import type { SearchWords } from './en.ts';

export const fr: SearchWords = {
  title: 'Applications',
  titleOf: (text) => `Recherche : ${text}`,
  ask: 'Quelle application, société ou quel identifiant ?',
  askSays:
    'Un nom dans n’importe quelle écriture, un nom de paquet ou un identifiant de bundle, un numéro de l’App Store ou un lien vers un magasin. Les fautes de frappe ne gênent pas.',
  find: 'Rechercher',
  answer: (n, one, text) =>
    one ? `1 résultat pour « ${text} ».` : `${n} résultats pour « ${text} ».`,
  answerMost: (n, text) => `Les ${n} meilleurs résultats pour « ${text} ».`,
  answerBegin: 'Voyez ce qui vaut pour une application, pourquoi, et qui est derrière.',
  caption: 'Ce qui a été trouvé, le meilleur d’abord',
  company: 'Société',
  matched: 'Trouvé par',
  verdict: 'Verdict rendu',
  name: 'Nom',
  by: {
    identifier: 'identifiant',
    'track-id': 'numéro de l’App Store',
    id: 'nom au catalogue',
    name: 'nom',
  },
  how: {
    exact: 'exactement',
    'case-folded': 'aux majuscules près',
    prefix: 'commence ainsi',
    part: 'le contient',
    spelling: 's’écrit presque ainsi',
    sound: 'se prononce ainsi, ou dans une autre écriture',
  },
  none: 'Rien n’a été trouvé',
  noneSays: (text) =>
    `Le catalogue ne connaît pas « ${text} ». Une application qu’il ne connaît pas n’a pas de verdict : ni interdite, ni autorisée.`,
  noneNext: 'Essayez une partie plus courte du nom, ou l’identifiant que donne le MDM.',
  examples: 'Par exemple',
  companySays:
    'Une société n’a pas de verdict à elle. Les applications derrière lesquelles elle est la montrent dans leur chaîne.',
  entity: {
    answer: (name, seats, apps, prohibited, one) =>
      `${seats === '' ? name : `${name} a un siège en ${seats} et`} est derrière ${one ? '1 application' : `${apps} applications`} du catalogue ; interdites : ${prohibited}.`,
    apps: 'Ses applications',
    noApps: 'Le catalogue ne connaît aucune application d’elle.',
  },
};

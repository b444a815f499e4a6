import type { BlockingWords } from './en.ts';

export const drifting: BlockingWords['drifting'] = {
  title: 'Ce qui diffère',
  link: 'Ce qui diffère de ce qui a été mis dans chaque MDM',
  answer: (n, all) => `${n} flottes sur ${all} diffèrent de ce qui y a été mis.`,
  fine: (all) => `Ce qui a été mis s’y trouve toujours, dans les ${all} flottes.`,
  open: (n) =>
    `Rien ne diffère, pour autant qu’on le sache, dans ${n} flottes ; tous les téléphones n’ont pas répondu, ou quelque chose n’a pas pu être lu.`,
  nothing: 'Rien n’a encore été mis dans un MDM, rien ne peut donc différer.',
  outcomes: {
    held: 'Tient',
    pending: 'Attend des téléphones',
    differs: 'Diffère',
    unread: 'N’a pas pu être lu',
    none: 'Pas encore examiné',
  },
  noPlan: 'Rien n’est en vigueur ici.',
  held: 'Tenait en dernier le',
  never: 'Cela n’a jamais été constaté.',
  looked: 'Examiné le',
  differ: (n, one) =>
    one ? 'Il y a à refaire sur un téléphone.' : `Il y a à refaire sur ${n} téléphones.`,
  changed: 'Ce que quelqu’un a changé depuis',
  kinds: {
    removed: 'a retiré une restriction du MDM',
    changed: 'a changé ce que dit une restriction',
    reach: 'a changé qui reçoit une restriction',
    lost: 'des téléphones ont perdu une restriction',
    conflict: 'a mis quelque chose à soi en travers',
  },
  times: (n) => `${n} fois`,
  on: (n, one) => (one ? 'sur un téléphone' : `sur ${n} téléphones`),
  proof: 'Ce que l’on sait des téléphones',
  todo: 'Que faire',
  putRight: 'Planifier pour rétablir',
  lookAtPlan: 'Le plan en vigueur',
  leave:
    'Le changement doit-il rester ? Annulez le plan, ou changez la politique, et planifiez de nouveau : jusque-là, cela diffère.',
};

import type { BlockingWords } from './en.ts';

export const drifting: BlockingWords['drifting'] = {
  title: 'Wat afwijkt',
  link: 'Wat afwijkt van wat in elke MDM is gezet',
  answer: (n, all) => `${n} van ${all} vloten wijken af van wat er is gezet.`,
  fine: (all) => `Wat er is gezet, ligt er nog, in alle ${all} vloten.`,
  open: (n) =>
    `In ${n} vloten wijkt er voor zover bekend niets af; nog niet alle telefoons antwoordden, of iets kon niet worden gelezen.`,
  nothing: 'Er is nog niets in een MDM gezet, dus kan er niets afwijken.',
  outcomes: {
    held: 'Houdt stand',
    pending: 'Wacht op telefoons',
    differs: 'Wijkt af',
    unread: 'Kon niet worden gelezen',
    none: 'Nog niet bekeken',
  },
  noPlan: 'Hier is niets van kracht.',
  held: 'Hield het laatst stand op',
  never: 'Het hield nog nooit stand.',
  looked: 'Bekeken op',
  differ: (n, one) =>
    one ? 'Op één telefoon is opnieuw iets te doen.' : `Op ${n} telefoons is opnieuw iets te doen.`,
  changed: 'Wat iemand sindsdien wijzigde',
  kinds: {
    removed: 'haalde een beperking uit de MDM',
    changed: 'wijzigde wat een beperking zegt',
    reach: 'wijzigde wie een beperking krijgt',
    lost: 'telefoons raakten een beperking kwijt',
    conflict: 'zette iets eigens in de weg',
  },
  times: (n) => `${n} keer`,
  on: (n, one) => (one ? 'op één telefoon' : `op ${n} telefoons`),
  proof: 'Wat van de telefoons bekend is',
  todo: 'Wat te doen',
  putRight: 'Plannen om het recht te zetten',
  lookAtPlan: 'Het plan dat van kracht is',
  leave:
    'Moet de wijziging blijven? Draai het plan terug, of wijzig het beleid, en maak een nieuw plan: tot dan wijkt het af.',
};

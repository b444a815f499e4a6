import type { BlockingWords } from './en.ts';

export const drifting: BlockingWords['drifting'] = {
  title: 'Was abweicht',
  link: 'Was von dem abweicht, was in jedes MDM gelegt wurde',
  answer: (n, all) => `${n} von ${all} Flotten weichen von dem ab, was dort hingelegt wurde.`,
  fine: (all) => `Was hingelegt wurde, liegt noch dort, in allen ${all} Flotten.`,
  open: (n) =>
    `In ${n} Flotten weicht nichts ab, soweit bekannt; noch haben nicht alle Telefone geantwortet, oder etwas konnte nicht gelesen werden.`,
  nothing: 'Noch wurde nichts in ein MDM gelegt, also kann nichts abweichen.',
  outcomes: {
    held: 'Hält',
    pending: 'Wartet auf Telefone',
    differs: 'Weicht ab',
    unread: 'Konnte nicht gelesen werden',
    none: 'Noch nicht nachgesehen',
  },
  noPlan: 'Hier gilt nichts.',
  held: 'Hielt zuletzt am',
  never: 'Dass es hält, wurde nie festgestellt.',
  looked: 'Nachgesehen am',
  differ: (n, one) =>
    one ? 'Auf einem Telefon ist etwas neu zu tun.' : `Auf ${n} Telefonen ist etwas neu zu tun.`,
  changed: 'Was jemand seither geändert hat',
  kinds: {
    removed: 'nahm eine Beschränkung aus dem MDM',
    changed: 'änderte, was eine Beschränkung sagt',
    reach: 'änderte, wer eine Beschränkung bekommt',
    lost: 'Telefone verloren eine Beschränkung',
    conflict: 'legte etwas Eigenes in den Weg',
  },
  times: (n) => `${n}-mal`,
  on: (n, one) => (one ? 'auf einem Telefon' : `auf ${n} Telefonen`),
  proof: 'Was von den Telefonen bekannt ist',
  todo: 'Was zu tun ist',
  putRight: 'Planen, um es zu richten',
  lookAtPlan: 'Der geltende Plan',
  leave:
    'Soll die Änderung bleiben? Nehmen Sie den Plan zurück oder ändern Sie das Regelwerk, und planen Sie neu: Bis dahin weicht es ab.',
};

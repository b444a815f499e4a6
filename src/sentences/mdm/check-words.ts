import type { Language } from '../../core/notices/rules.ts';
import type { CheckPhrases } from './check-phrases.ts';

const EN: CheckPhrases = {
  held: (by) =>
    `It holds: planning again finds nothing to do, and all phones that it is for have it${by === null ? '' : `, ${by}`}.`,
  heldBy: {
    proven: 'as they answered themselves',
    reported: 'as the MDM reports',
    assigned: 'as far as the MDM says: of some it says no more than that it is assigned',
  },
  pending: 'It is pending: nothing is to be done, and not all phones have answered yet.',
  refused: 'It does not hold: phones say that they refused it, or it does nothing there.',
  differs: (phones, { text, one }, kinds) =>
    `It differs: planning again would change ${phones} in ${text} ${one ? 'step' : 'steps'} (${kinds}).`,
  steps: {
    put: 'put',
    reach: 'reach',
    give: 'give',
    take: 'take',
    'remove-app': 'remove-app',
    drop: 'drop',
  },
  notKnown: 'It is not known whether it holds: something could not be read.',
  removed: (key) => `Since it held, somebody took ${key} out of the MDM.`,
  changed: (key) => `Since it held, somebody changed what ${key} says.`,
  reach: (key, lost, gained) =>
    `Since it held, somebody changed who gets ${key}: ${lost} lost it, ${gained} gained it.`,
  lost: (phones, _n, key) => `Since it held, ${phones} lost ${key}.`,
  stands: {
    proven: 'proven',
    reported: 'reported applied',
    assigned: 'assigned',
    waiting: 'not heard of since',
    failed: 'failed',
    conflict: 'in conflict',
    'without-effect': 'without effect',
    'nothing-known': 'nothing known',
    unread: 'not read',
  },
  standing: (key, phones, list) => `${key}, for ${phones}: ${list ?? 'on none'}.`,
  useless: (n) => `lies without effect on ${n} more`,
  leaving: (phones) => `still to leave ${phones}`,
  leftover: (key, phones) => `${key} is not wanted any more, and still lies on ${phones}.`,
  unread: ({ text, one }) =>
    `${text} ${one ? 'thing' : 'things'} could not be read: that is neither proof nor difference.`,
};

const NL: CheckPhrases = {
  held: (by) =>
    `Het houdt stand: opnieuw plannen vindt niets te doen, en alle telefoons waarvoor het is, hebben het${by === null ? '' : `, ${by}`}.`,
  heldBy: {
    proven: 'zoals ze zelf antwoordden',
    reported: 'zoals de MDM meldt',
    assigned: 'voor zover de MDM zegt: van sommige niet meer dan dat het is toegewezen',
  },
  pending: 'Het wacht: er is niets te doen, en nog niet alle telefoons hebben geantwoord.',
  refused: 'Het houdt geen stand: telefoons weigerden het, of het doet er niets.',
  differs: (phones, { text, one }, kinds) =>
    `Het wijkt af: opnieuw plannen zou ${phones} veranderen in ${text} ${one ? 'stap' : 'stappen'} (${kinds}).`,
  steps: {
    put: 'schrijven',
    reach: 'bereik wijzigen',
    give: 'geven',
    take: 'weghalen',
    'remove-app': 'app verwijderen',
    drop: 'opheffen',
  },
  notKnown: 'Of het standhoudt, is niet bekend: iets kon niet worden gelezen.',
  removed: (key) => `Sinds het standhield, haalde iemand ${key} uit de MDM.`,
  changed: (key) => `Sinds het standhield, wijzigde iemand wat ${key} zegt.`,
  reach: (key, lost, gained) =>
    `Sinds het standhield, wijzigde iemand wie ${key} krijgt: ${lost} raakten het kwijt, ${gained} kregen het.`,
  lost: (phones, { one }, key) =>
    `Sinds het standhield, ${one ? 'raakte' : 'raakten'} ${phones} ${key} kwijt.`,
  stands: {
    proven: 'bewezen',
    reported: 'als toegepast gemeld',
    assigned: 'toegewezen',
    waiting: 'sindsdien niets gehoord',
    failed: 'mislukt',
    conflict: 'in conflict',
    'without-effect': 'zonder werking',
    'nothing-known': 'niets bekend',
    unread: 'niet gelezen',
  },
  standing: (key, phones, list) => `${key}, voor ${phones}: ${list ?? 'op geen enkele'}.`,
  useless: (n) => `ligt zonder werking op nog ${n}`,
  leaving: (phones) => `moet nog weg van ${phones}`,
  leftover: (key, phones) => `${key} is niet meer gewenst, en ligt nog op ${phones}.`,
  unread: ({ text, one }) =>
    one
      ? 'Eén ding kon niet worden gelezen: dat is bewijs noch verschil.'
      : `${text} dingen konden niet worden gelezen: dat is bewijs noch verschil.`,
};

const FR: CheckPhrases = {
  held: (by) =>
    `Cela tient : planifier de nouveau ne trouve rien à faire, et tous les téléphones visés l’ont${by === null ? '' : `, ${by}`}.`,
  heldBy: {
    proven: 'comme ils l’ont répondu eux-mêmes',
    reported: 'comme le MDM le signale',
    assigned: 'pour autant que le MDM le dise : de certains, seulement que c’est attribué',
  },
  pending: 'Cela attend : rien n’est à faire, et tous les téléphones n’ont pas encore répondu.',
  refused: 'Cela ne tient pas : des téléphones l’ont refusé, ou cela n’y fait rien.',
  differs: (phones, { text, one }, kinds) =>
    `Cela diffère : planifier de nouveau changerait ${phones} en ${text} ${one ? 'étape' : 'étapes'} (${kinds}).`,
  steps: {
    put: 'écrire',
    reach: 'changer la portée',
    give: 'donner',
    take: 'retirer',
    'remove-app': 'retirer l’application',
    drop: 'supprimer',
  },
  notKnown: 'On ne sait pas si cela tient : quelque chose n’a pas pu être lu.',
  removed: (key) => `Depuis que cela tenait, quelqu’un a retiré ${key} du MDM.`,
  changed: (key) => `Depuis que cela tenait, quelqu’un a changé ce que dit ${key}.`,
  reach: (key, lost, gained) =>
    `Depuis que cela tenait, quelqu’un a changé qui reçoit ${key} : ${lost} l’ont perdu, ${gained} l’ont reçu.`,
  lost: (phones, { one }, key) =>
    `Depuis que cela tenait, ${phones} ${one ? 'a' : 'ont'} perdu ${key}.`,
  stands: {
    proven: 'prouvé',
    reported: 'signalé appliqué',
    assigned: 'attribué',
    waiting: 'sans nouvelles depuis',
    failed: 'échoué',
    conflict: 'en conflit',
    'without-effect': 'sans effet',
    'nothing-known': 'rien de connu',
    unread: 'non lu',
  },
  standing: (key, phones, list) => `${key}, pour ${phones} : ${list ?? 'sur aucun'}.`,
  useless: (n) => `se trouve sans effet sur ${n} de plus`,
  leaving: (phones) => `doit encore quitter ${phones}`,
  leftover: (key, phones) => `${key} n’est plus voulu, et se trouve encore sur ${phones}.`,
  unread: ({ text, one }) =>
    one
      ? 'Un élément n’a pas pu être lu : ce n’est ni une preuve ni une différence.'
      : `${text} éléments n’ont pas pu être lus : ce n’est ni une preuve ni une différence.`,
};

const DE: CheckPhrases = {
  held: (by) =>
    `Es hält: Neu zu planen findet nichts zu tun, und alle Telefone, für die es ist, haben es${by === null ? '' : `, ${by}`}.`,
  heldBy: {
    proven: 'wie sie selbst geantwortet haben',
    reported: 'wie das MDM meldet',
    assigned: 'soweit das MDM es sagt: von manchen nur, dass es zugewiesen ist',
  },
  pending: 'Es steht aus: Es ist nichts zu tun, und noch haben nicht alle Telefone geantwortet.',
  refused: 'Es hält nicht: Telefone haben es abgelehnt, oder es wirkt dort nicht.',
  differs: (phones, { text, one }, kinds) =>
    `Es weicht ab: Neu zu planen würde ${phones} in ${text} ${one ? 'Schritt' : 'Schritten'} ändern (${kinds}).`,
  steps: {
    put: 'schreiben',
    reach: 'Reichweite ändern',
    give: 'geben',
    take: 'nehmen',
    'remove-app': 'App entfernen',
    drop: 'aufheben',
  },
  notKnown: 'Ob es hält, ist nicht bekannt: Etwas konnte nicht gelesen werden.',
  removed: (key) => `Seit es hielt, hat jemand ${key} aus dem MDM genommen.`,
  changed: (key) => `Seit es hielt, hat jemand geändert, was ${key} sagt.`,
  reach: (key, lost, gained) =>
    `Seit es hielt, hat jemand geändert, wer ${key} bekommt: ${lost} haben es verloren, ${gained} bekommen.`,
  lost: (phones, { one }, key) =>
    `Seit es hielt, ${one ? 'hat' : 'haben'} ${phones} ${key} verloren.`,
  stands: {
    proven: 'nachgewiesen',
    reported: 'als angewendet gemeldet',
    assigned: 'zugewiesen',
    waiting: 'seither nicht gehört',
    failed: 'gescheitert',
    conflict: 'im Konflikt',
    'without-effect': 'ohne Wirkung',
    'nothing-known': 'nichts bekannt',
    unread: 'nicht gelesen',
  },
  standing: (key, phones, list) => `${key}, für ${phones}: ${list ?? 'auf keinem'}.`,
  useless: (n) => `liegt ohne Wirkung auf ${n} weiteren`,
  leaving: (phones) => `muss noch weg von ${phones}`,
  leftover: (key, phones) => `${key} ist nicht mehr gewollt und liegt noch auf ${phones}.`,
  unread: ({ text, one }) =>
    one
      ? 'Eines konnte nicht gelesen werden: Das ist weder Nachweis noch Abweichung.'
      : `${text} Dinge konnten nicht gelesen werden: Das ist weder Nachweis noch Abweichung.`,
};

export const CHECK_PHRASES: Readonly<Record<Language, CheckPhrases>> = {
  nl: NL,
  en: EN,
  fr: FR,
  de: DE,
};

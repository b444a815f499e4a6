import type { OverviewWords } from './en.ts';

export const fr: OverviewWords = {
  title: 'Vue d’ensemble',
  few: 'Moins de cinq',
  answer: (hits, all) => `${hits} téléphones sur ${all} ont encore une application interdite.`,
  answerNone: (all) => `Sur ${all} téléphones, aucune application interdite n’est connue.`,
  willBe: (left, day) =>
    `Au rythme des sept derniers jours, il en restera environ ${left} à l’échéance : ${day}.`,
  willBeGone: (day) =>
    `Au rythme des sept derniers jours, il n’en restera aucun à l’échéance : ${day}.`,
  asOf: (moment) => `État au ${moment}.`,
  possible: (n) => `${n} autres téléphones en ont peut-être une : seul le nom est connu.`,
  hidden: (n) => `${n} téléphones ne sont pas entièrement visibles`,
  hiddenAfter: ' : il peut s’y trouver autre chose.',
  unit: 'téléphones avec une application interdite',
  fewer: (n) => `${n} de moins qu’il y a une semaine.`,
  more: (n) => `${n} de plus qu’il y a une semaine.`,
  asMany: 'Autant qu’il y a une semaine.',
  pace: (needed, is) =>
    `Pour respecter l’échéance, il en faudrait ${needed} de moins par jour ; au cours de la dernière semaine, il y en a eu ${is}.`,
  paceNone: (needed) =>
    `Pour respecter l’échéance, il en faudrait ${needed} de moins par jour ; au cours de la dernière semaine, le nombre n’a pas baissé.`,
  noDeadline: 'Aucun détenteur n’a encore d’échéance.',
  called: 'Détenteurs appelés',
  deadline: 'Échéance',
  today: 'aujourd’hui',
  courseTitle: 'Ce qui reste sur les téléphones',
  courseSays: (points) => `Téléphones avec une application interdite : ${points}.`,
  point: (n, day) => `${n} le ${day}`,
  expected: (n, day) => `environ ${n} attendus le ${day}`,
  waitsTitle: 'En attente de votre part',
  othersTitle: 'En attente d’autres personnes',
  nothingWaits: 'Rien ne vous attend pour l’instant.',
  since: (day) => `depuis le ${day}`,
  until: (day) => `jusqu’au ${day}`,
  byTitle: 'Par organisme',
  byLead: 'Toutes à la même échelle. La première est celle où il reste le plus à faire.',
  itself: (name) => `Directement sous ${name}`,
  ofWas: (all, was) => `sur ${all} (auparavant ${was})`,
  ofAll: (all) => `sur ${all}`,
  left: (n) => `Encore ${n} environ`,
  makes: 'Respecte l’échéance',
  coverageTitle: 'Ce que nous voyons',
  coverageLead: (whole, all) =>
    `${whole} téléphones sur ${all} sont entièrement visibles. « Non visible » ne veut pas dire « absent ».`,
  caption:
    'Tous les téléphones, selon ce que leur dernier inventaire peut montrer. Chacun compte une fois.',
  phones: 'Téléphones',
  number: 'Nombre',
  all: 'Tous les téléphones',
  organisation: 'Organisme',
  same: 'La même chose par organisme',
  handIn: 'Remettre un export',
  parts: {
    withHits: 'Avec une application interdite',
    without: 'Entièrement visibles, rien à retirer',
    notVisible: 'Pas entièrement visibles',
    stale: 'Inventaire trop ancien',
    notAssessed: 'Aucune information',
  },
  partsSay: {
    withHits: 'Certaines et possibles ; voir les constats',
    without: 'Ou gardée avec permission, par une exception',
    notVisible: 'Seulement le côté professionnel, les applications gérées ou des noms',
    stale: 'Le dernier inventaire est trop ancien pour compter',
    notAssessed: 'Nommés par un MDM, sans un mot sur leurs applications',
  },
  split: {
    workSide: 'Seule la partie professionnelle est visible',
    managedOnly: 'Seules les applications installées par le MDM sont visibles',
    namesOnly: 'Seuls des noms sont visibles, ou rien n’est précisé',
  },
  kinds: {
    'findings-escalated': (n, one, _name) =>
      one ? '1 constat a été transmis plus haut' : `${n} constats ont été transmis plus haut`,
    'findings-overdue': (n, one, _name) =>
      one ? '1 constat a dépassé son échéance' : `${n} constats ont dépassé leur échéance`,
    'findings-to-confirm': (n, one, _name) =>
      one
        ? '1 constat ne repose que sur un nom : à confirmer ou non'
        : `${n} constats ne reposent que sur un nom : à confirmer ou non`,
    'inventory-held': (_n, _one, name) =>
      `${name} : bien moins de téléphones que la dernière fois, retenu jusqu’à ce qu’on dise pourquoi`,
    'plan-failed': (_n, _one, name) => `Un plan n’a pas pu être exécuté : ${name}`,
    drift: (_n, _one, name) => `Le MDM diffère de ce qui a été décidé : ${name}`,
    'change-to-decide': (_n, _one, name) => `Décider d’une proposition : ${name}`,
    'exception-to-decide': (_n, _one, name) => `Décider d’une exception pour ${name}`,
    'exception-to-advise': (_n, _one, name) => `Donner un avis sur une exception pour ${name}`,
    'approval-to-decide': (_n, _one, name) => `Décider d’une approbation de ${name}`,
    'answers-to-settle': (n, one, _name) =>
      one ? '1 réponse d’un détenteur est à régler' : `${n} réponses de détenteurs sont à régler`,
    'canary-to-verify': (_n, _one, name) => `Un groupe d’essai attend d’être prouvé : ${name}`,
    'plan-to-apply': (_n, _one, name) => `Un plan attend d’être appliqué : ${name}`,
    'messages-failed': (n, one, _name) =>
      one ? '1 message n’a pas pu partir' : `${n} messages n’ont pas pu partir`,
    'messages-to-hand-over': (n, one, _name) =>
      one ? '1 message est à remettre' : `${n} messages sont à remettre`,
    'exception-ending': (_n, _one, name) => `Une exception pour ${name} prend bientôt fin`,
    'approval-ending': (_n, _one, name) => `Une approbation de ${name} prend bientôt fin`,
  },
};

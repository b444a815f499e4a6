import type { ReportWords } from './words.ts';

const CATEGORIES: Readonly<Record<string, string>> = {
  dating: 'rencontres',
  faith: 'foi',
  health: 'santé',
};

export const reportFr: ReportWords = {
  locale: 'fr-FR',
  title: 'Applications interdites sur les téléphones de service',
  period: (from, to) => `Du ${from} au ${to}`,
  sample: 'Tout ou partie de ceci est inventé : cela vient de la flotte d’exemple de Grendel.',
  asOf: (day) => `D’après le dernier relevé des téléphones, le ${day}.`,
  noInventory: 'Aucun téléphone n’a encore été relevé.',
  few: 'non communiqué',
  more: (count) => `au moins ${count}`,
  sentence: (now, all) => `${now} des ${all} téléphones ont une application interdite.`,
  sentenceUntold: (all) =>
    `Combien des ${all} téléphones ont une application interdite n’est pas communiqué : moins de cinq, ou un nombre qui en révélerait un inférieur à cinq.`,
  change: (before, day) => `Il y en avait ${before} le ${day}.`,
  deadline: (day, findings) =>
    `La prochaine échéance est le ${day} : ${findings} applications doivent alors avoir disparu.`,
  forecast: (count) =>
    `Au rythme de la dernière semaine, ${count} téléphones en auraient alors encore une.`,
  called: (count) =>
    `Les détenteurs ont été informés de ${count} applications pendant cette période.`,
  courseTitle: 'Téléphones avec une application interdite, jour par jour',
  courseAlt: (name) =>
    `${name} : téléphones avec une application interdite chaque jour ; le premier et le dernier nombre figurent dans le tableau ci-dessous.`,
  perOrganisation: 'Par organisation',
  organisation: 'Organisation',
  itself: 'elle-même',
  total: 'Ensemble',
  phones: 'Téléphones',
  withApp: (day) => `Avec une le ${day}`,
  possible: 'Possibles',
  without: 'Sans',
  notVisible: 'Non visibles',
  stale: 'Périmés',
  notAssessed: 'Non évalués',
  apps: 'Par application',
  app: 'Application',
  findings: 'Sur téléphones',
  states: 'Ce qu’il en est advenu',
  state: 'État',
  ofState: {
    open: 'trouvée, détenteur non informé',
    called: 'détenteur informé',
    overdue: 'échéance dépassée',
    escalated: 'organisation informée',
    closed: 'close',
  },
  exceptions: 'Dérogations',
  noExceptions: 'Aucune n’a été demandée.',
  asked: 'Demandées pendant cette période',
  decided: 'Décidées pendant cette période',
  ofException: {
    asked: 'demandée',
    advised: 'avis donné',
    granted: 'accordée, pas encore commencée',
    refused: 'refusée',
    'in-force': 'en vigueur',
    ended: 'terminée',
    withdrawn: 'retirée',
  },
  grounds: 'En vigueur, par motif',
  restricted: 'restreinte : rien de plus n’est dit',
  category: (category) => `une application du genre : ${CATEGORIES[category] ?? category}`,
  rules: 'Les règles',
  who: 'Pour qui',
  measure: 'Mesure',
  from: 'À partir du',
  ofMeasure: {
    advise: 'le détenteur est prié de la supprimer',
    remove: 'le détenteur doit la supprimer',
    prevent: 'elle est bloquée',
  },
  how: 'Comment lire ce rapport',
  explained: [
    'Un téléphone compte une fois, quel que soit le nombre d’applications interdites. Les possibles ont été reconnues à leur seul nom et sont à part.',
    'Cinq parts font ensemble tous les téléphones : avec une application, sans, non visibles (leur MDM montre trop peu), périmés, non évalués. Non visible n’est jamais sans.',
    'Entre deux relevés, aucun changement n’est visible.',
  ],
  explainedTold:
    'N’est pas communiqué un nombre de un à quatre, ni celui qui en révélerait un par soustraction. Où il en manque un, une somme dit « au moins ».',
  explainedExact:
    'Ce rapport donne des nombres exacts. Il est pour ceux qui gèrent ces téléphones, et non pour être transmis.',
  rests: (policies, catalogue) => `Règles : ${policies}. Catalogue : ${catalogue}.`,
  ledger: (origin, size, root) =>
    `Décisions jusqu’ici : ${size} entrées du registre ${origin}, racine ${root}.`,
  noLedger: 'Rien du registre n’a encore été signé.',
  manifest:
    'Un manifeste à côté de ce fichier contient le SHA-256 de chaque fichier qui en fait partie.',
};

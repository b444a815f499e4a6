/**
 * The words that stand for an app whose mere name would tell love life, faith or health (design, section 5). The
 * catalogue may mark an app with a word that is not here: it is then shown as a sensitive app, never by its name.
 */
const CATEGORIES: Readonly<Record<string, string>> = {
  dating: 'a dating app',
  faith: 'an app of faith',
  health: 'a health app',
};

export const sensitiveName = (category: string): string =>
  CATEGORIES[category] ?? 'a sensitive app';

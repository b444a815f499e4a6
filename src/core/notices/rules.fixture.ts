import type { Day } from '../day.ts';
import type { NoticeRules } from './rules.ts';

/** A clock for tests: office hours in Amsterdam, closed at weekends and at Christmas. */
export const NOTICE_RULES: NoticeRules = {
  title: {
    nl: 'het beleid over apps op werktelefoons',
    en: 'the policy on apps on work phones',
    fr: 'la politique sur les applications des téléphones professionnels',
    de: 'die Richtlinie über Apps auf Diensthandys',
  },
  measures: {
    advise: { deadlineDays: 14, remindAfterDays: [7], escalateAfterDays: null },
    remove: { deadlineDays: 14, remindAfterDays: [7, 12], escalateAfterDays: 7 },
    prevent: { deadlineDays: 7, remindAfterDays: [3], escalateAfterDays: 3 },
  },
  timeZone: 'Europe/Amsterdam',
  quietHours: { from: '18:00', to: '08:00' },
  closedWeekdays: ['saturday', 'sunday'],
  closedDays: [{ day: '2026-12-25' as Day, name: 'Christmas Day' }],
  languages: ['nl', 'en', 'fr', 'de'],
  contact: null,
};

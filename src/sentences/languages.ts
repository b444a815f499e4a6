import type { Language } from '../core/notices/rules.ts';
import { DE } from './phrases-de.ts';
import { EN } from './phrases-en.ts';
import { FR } from './phrases-fr.ts';
import { NL } from './phrases-nl.ts';
import type { Phrases } from './phrases.ts';

export const PHRASES: Readonly<Record<Language, Phrases>> = { nl: NL, en: EN, fr: FR, de: DE };

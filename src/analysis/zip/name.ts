import { isUtf8 } from 'node:buffer';
import type { DirectoryRecord } from './central-directory.ts';

const LONG = 1024;
/** A hundred folders: looked for without taking names apart, which with 65,535 slashes takes longer than all the rest. */
const DEEP = /^(?:[^/]*\/){100}/u;
/** From the root, `.` or `..` or nothing as a part of it, or with a backslash. */
const PATH = /\\|(?:^|\/)\.{0,2}\//u;
/** What Android opens by name: a name that only looks like one of these is meant to mislead. */
const OPENED = /^(?:androidmanifest\.xml|resources\.arsc|classes\d*\.dex)\/?$/iu;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u;
const BIDI = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const MARKS = /\p{Mn}{5}/u;

type NameOddity =
  | 'nul'
  | 'not-utf8'
  | 'empty'
  | 'path'
  | 'long'
  | 'deep'
  | 'control'
  | 'bidi'
  | 'marks'
  | 'directory-like'
  | 'case';

/** What the phone refuses the whole archive for (libziparchive, IsValidEntryName). */
export const REFUSED_NAMES: ReadonlySet<NameOddity> = new Set(['nul', 'not-utf8']);

/** What is odd about a name: how it may mislead a tool, a person, or whoever unpacks it to a disk. */
export const nameOddities = ({
  key,
  name,
  isPlain,
  rawName,
}: DirectoryRecord): readonly NameOddity[] => {
  const odd: NameOddity[] = [];
  if (key === '') odd.push('empty');
  if (key.length > LONG) odd.push('long');
  if (PATH.test(key)) odd.push('path');
  if (DEEP.test(key)) odd.push('deep');
  if (OPENED.test(name)) {
    if (key.endsWith('/')) odd.push('directory-like');
    else if (!isOpened(key)) odd.push('case');
  }
  if (isPlain) return odd;
  if (key.includes('\0')) odd.push('nul');
  if (!isUtf8(rawName)) odd.push('not-utf8');
  const shown = name.slice(0, LONG);
  if (CONTROL.test(shown)) odd.push('control');
  if (BIDI.test(shown)) odd.push('bidi');
  if (MARKS.test(shown)) odd.push('marks');
  return odd;
};

/** Opened by Android under exactly this name. */
export const isOpened = (key: string): boolean =>
  key === 'AndroidManifest.xml' || key === 'resources.arsc' || /^classes\d*\.dex$/u.test(key);

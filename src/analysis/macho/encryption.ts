import type { Source } from '../source.ts';
import type { Commands, Section } from './commands.ts';

const SAMPLE = 4 * 1024;
/** Sections that hold nothing but texts, where a program has any. */
const TEXTS = new Set(['__cstring', '__objc_methname', '__objc_classname', '__swift5_reflstr']);
/** Of texts in UTF-8, in whatever script, nearly nothing is a control character or no character at all; of noise more than half is. */
const ODD = 0.25;
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * Whether the code can be read: what the load command says (FairPlay's cryptid), checked against the texts of the program, since a wrong word there would
 * hide a plain one or pass noise off as code. `says` and `is` differ where it lies; without texts it is believed.
 */
export const encryptionOf = (
  source: Source,
  commands: Commands,
): { readonly says: boolean; readonly is: boolean } => {
  const { encryption, sections } = commands;
  const says = encryption !== null && encryption.id !== 0 && encryption.size > 0;
  const texts = sections.filter(
    ({ name, offset, size }) =>
      TEXTS.has(name) && offset > 0 && size >= 64 && (!says || isWithin(encryption, offset)),
  );
  if (texts.length === 0) return { says, is: says };
  return { says, is: !texts.some((section) => isReadable(source, section)) };
};

const isWithin = (range: { readonly offset: number; readonly size: number }, at: number): boolean =>
  at >= range.offset && at < range.offset + range.size;

const isReadable = (source: Source, { offset, size }: Section): boolean => {
  const sample = source.read(offset, Math.min(size, SAMPLE));
  const text = new TextDecoder().decode(sample);
  let odd = 0;
  for (const character of text) if (character === '\ufffd' || CONTROL.test(character)) odd += 1;
  return sample.length > 0 && odd / sample.length < ODD;
};

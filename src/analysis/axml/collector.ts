import { attributesOf } from './attributes.ts';
import type { AttributeName } from './attribute-ids.ts';
import { BOUNDS } from './bounds.ts';
import type { Note } from './oddities.ts';
import type { Axml } from './open-axml.ts';
import { flagOf, numberOf, saidBy, saidPlainly, type Said } from './value.ts';
import type { Start } from './walk.ts';

/** One element, asked in the words of a manifest. */
export type Reader = {
  readonly offset: number;
  said(name: AttributeName): Said | null;
  plain(name: string): Said | null;
  /** A literal text; a reference to a resource counts as none, as the phone has it for names. */
  text(name: AttributeName): string | null;
  number(name: AttributeName): number | null;
  flag(name: AttributeName): boolean | null;
};

export type Collector = {
  read(element: Start): Reader;
  /** Appends, while there is room for one more thing of these texts. */
  add<T>(list: T[], thing: T, ...texts: readonly (string | null)[]): void;
};

export function collector(axml: Axml, note: Note): Collector {
  let things = 0;
  let texts = 0;
  return {
    read(element) {
      const attributes = attributesOf(axml, element, note);
      const said = (name: AttributeName): Said | null => {
        const attribute = attributes.own(name);
        return attribute && saidBy(axml, attribute, note);
      };
      return {
        offset: element.offset,
        said,
        text: (name) => said(name)?.text ?? null,
        plain(name) {
          const attribute = attributes.plain(name);
          return attribute && saidPlainly(axml, attribute, note);
        },
        number(name) {
          const attribute = attributes.own(name);
          return attribute && numberOf(axml, attribute);
        },
        flag(name) {
          const attribute = attributes.own(name);
          return attribute && flagOf(axml, attribute);
        },
      };
    },
    add(list, thing, ...parts) {
      things += 1;
      for (const part of parts) texts += part?.length ?? 0;
      if (things <= BOUNDS.things && texts <= BOUNDS.texts) list.push(thing);
      else note('axml.too-much', null, { facts: { things: BOUNDS.things, texts: BOUNDS.texts } });
    },
  };
}

/** The full name of a class: `.Main` and `Main` stand in the package. Phone: ParsingUtils.buildClassName (from memory). */
export const classIn = (packageName: string | null, name: string): string =>
  name.startsWith('.')
    ? `${packageName ?? ''}${name}`
    : name.includes('.') || packageName === null
      ? name
      : `${packageName}.${name}`;

import type { Note } from './oddities.ts';
import type { Axml } from './open-axml.ts';
import type { Attribute } from './attributes.ts';

const REFERENCE = 0x01;
const THEME = 0x02;
const STRING = 0x03;
const FLOAT = 0x04;
const DYNAMIC_REFERENCE = 0x07;
const FIRST_INTEGER = 0x10;
const HEX = 0x11;
const BOOLEAN = 0x12;
const FIRST_COLOUR = 0x1c;
const LAST_INTEGER = 0x1f;

/** What a manifest says somewhere: a text, or the id of a resource that holds it; both null where it is neither. `offset`: of the attribute. */
export type Said = {
  readonly text: string | null;
  readonly reference: number | null;
  readonly offset: number;
};

export function saidBy(axml: Axml, attribute: Attribute, note: Note): Said {
  const reference = referenceOf(attribute);
  const text = reference === null ? textOf(axml, attribute) : null;
  if (attribute.type === STRING) {
    const raw = attribute.raw === null ? null : axml.strings.text(attribute.raw);
    if (text === null)
      note('axml.index', attribute.offset + 16, { facts: { index: attribute.data } });
    else if (raw !== null && raw !== text)
      note('axml.raw-differs', attribute.offset + 8, { phoneReads: text, toolsRead: raw });
  }
  return { text, reference, offset: attribute.offset };
}

/**
 * The text of an attribute without namespace: the phone takes the one the source had; where that is not kept it takes numbers and references as they are
 * written, and of a text nothing. Phone: XmlBlock.Parser.getAttributeValue, TypedValue.coerceToString (frameworks/base, read 2026-11-27).
 */
export function saidPlainly(axml: Axml, attribute: Attribute, note: Note): Said {
  if (attribute.raw === null) {
    const said = saidBy(axml, attribute, note);
    if (attribute.type === STRING && said.text !== null)
      note('axml.raw-differs', attribute.offset + 8, { phoneReads: null, toolsRead: said.text });
    return said;
  }
  const text = axml.strings.text(attribute.raw);
  const typed = attribute.type === STRING ? textOf(axml, attribute) : text;
  if (text === null) note('axml.index', attribute.offset + 8, { facts: { index: attribute.raw } });
  if (typed !== text)
    note('axml.raw-differs', attribute.offset + 8, { phoneReads: text, toolsRead: typed });
  return { text, reference: null, offset: attribute.offset };
}

/** `@null` is no reference. */
export const referenceOf = ({ type, data }: Attribute): number | null =>
  (type === REFERENCE || type === DYNAMIC_REFERENCE) && data !== 0 ? data : null;

/** As a person would write the value in a manifest; null: there is none. */
export function textOf(axml: Axml, { type, data }: Attribute): string | null {
  if (type === STRING) return axml.strings.text(data);
  if (type === REFERENCE || type === DYNAMIC_REFERENCE)
    return data === 0 ? null : `@0x${hex(data)}`;
  if (type === THEME) return `?0x${hex(data)}`;
  if (type === FLOAT) return String(asFloat(data));
  if (type === BOOLEAN) return data === 0 ? 'false' : 'true';
  if (type === HEX) return `0x${data.toString(16)}`;
  if (type >= FIRST_COLOUR && type <= LAST_INTEGER) return `#${hex(data)}`;
  // The phone's integers have a sign.
  return type >= FIRST_INTEGER && type < FIRST_COLOUR ? String(data | 0) : null;
}

/** A whole number, as the phone takes it from a number or from a text; null: it is none. */
export function numberOf(axml: Axml, attribute: Attribute): number | null {
  if (attribute.type >= FIRST_INTEGER && attribute.type <= LAST_INTEGER) return attribute.data | 0;
  const text = attribute.type === STRING ? axml.strings.text(attribute.data) : null;
  return text !== null && /^-?(?:\d{1,10}|0[xX][0-9a-fA-F]{1,8})$/.test(text)
    ? Number(text) | 0
    : null;
}

export function flagOf(axml: Axml, attribute: Attribute): boolean | null {
  if (attribute.type >= FIRST_INTEGER && attribute.type <= LAST_INTEGER)
    return attribute.data !== 0;
  const text = attribute.type === STRING ? axml.strings.text(attribute.data) : null;
  return text === null ? null : ['true', 'TRUE', '1'].includes(text);
}

const hex = (data: number): string => data.toString(16).padStart(8, '0');

function asFloat(data: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, data);
  return view.getFloat32(0);
}

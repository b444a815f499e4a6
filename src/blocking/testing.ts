import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { BlockedProduct, BlockList } from '../core/block-list.ts';
import type { Platform } from '../core/catalogue.ts';
import type { AppId } from '../core/statements.ts';

/** For tests alone: lists to compile, and schemas to hold the result against. */

export const product = (
  app: string,
  identifiers: Readonly<Partial<Record<Platform, readonly string[]>>>,
  rest: Partial<BlockedProduct> = {},
): BlockedProduct => ({
  app: app as AppId,
  name: app,
  found: 0,
  reach: 0,
  identifiers: (['android', 'ios'] as const).flatMap((platform) =>
    (identifiers[platform] ?? []).map((identifier) => ({ platform, identifier })),
  ),
  ...rest,
});

export const listOf = (...products: readonly BlockedProduct[]): BlockList => ({
  policy: 'nl',
  catalogue: '2026-11-25',
  products,
});

/** `count` products of one identifier each. */
export const many = (count: number, platform: Platform): readonly BlockedProduct[] =>
  Array.from({ length: count }, (_, index) =>
    product(`app-${index}`, { [platform]: [`com.acme.app${index}`] }),
  );

/** TikTok as the catalogue has it: a package name and a bundle ID for each half of the world. */
export const TIKTOK = product(
  'tiktok',
  {
    android: ['com.ss.android.ugc.trill', 'com.zhiliaoapp.musically'],
    ios: ['com.ss.iphone.ugc.Ame', 'com.zhiliaoapp.musically'],
  },
  { name: 'TikTok', found: 12, reach: 9 },
);

const FILES = [
  'amapi-modify-policy-applications.json',
  'amapi-policy.json',
  'apple-declarations.json',
  'apple-restrictions-profile.json',
  'graph-blocking.json',
] as const;

/**
 * The schemas, made strict: a member that the vendor does not know is a mistake of ours here, while the
 * vendor might drop it without a word.
 */
export function validator(ref: `${(typeof FILES)[number]}${string}`): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  for (const file of FILES) {
    const schema: unknown = JSON.parse(
      readFileSync(new URL(`schemas/${file}`, import.meta.url), 'utf8'),
    );
    ajv.addSchema(closed(schema) as object, file);
  }
  const validate = ajv.getSchema(ref);
  if (!validate) throw new Error(`no schema ${ref}`);
  return validate as ValidateFunction;
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value)]),
  );
  const isObject = 'type' in inner && inner['type'] === 'object' && 'properties' in inner;
  return isObject ? { ...inner, additionalProperties: false } : inner;
}

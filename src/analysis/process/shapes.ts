/** Makes a value of the wanted shape out of JSON from somebody who may lie, and leaves everything else away. Throws `Misshapen` where it doesn't fit. */
export type Shape<T> = (value: unknown) => T;

export class Misshapen extends Error {
  override name = 'Misshapen';
}

const refuse = (): never => {
  throw new Misshapen();
};

export const text: Shape<string> = (value) => (typeof value === 'string' ? value : refuse());
export const truth: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : refuse());
export const amount: Shape<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuse();
export const count: Shape<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : refuse();

export const oneOf =
  <const T extends string>(words: Iterable<T>): Shape<T> =>
  (value) => {
    for (const word of words) if (word === value) return word;
    return refuse();
  };

/** For names that the core has types of their own for: they are looked up there, and found or not. */
export const named =
  <T extends string>(): Shape<T> =>
  (value) =>
    text(value) as T;

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value) =>
    value === null ? null : shape(value);

export const listOf =
  <T>(shape: Shape<T>): Shape<readonly T[]> =>
  (value) =>
    Array.isArray(value) ? value.map(shape) : refuse();

export const record =
  <T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> =>
  (value) =>
    Object.fromEntries(Object.entries(object(value)).map(([key, one]) => [key, shape(one)]));

export const either =
  <A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> =>
  (value) => {
    try {
      return first(value);
    } catch (error) {
      if (!(error instanceof Misshapen)) throw error;
      return second(value);
    }
  };

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Of<F extends Fields> = { readonly [K in keyof F]: ReturnType<F[K]> };

export const shape =
  <F extends Fields>(fields: F): Shape<Of<F>> =>
  (value) => {
    const given = object(value);
    const entries = Object.entries(fields).map(([key, of]) => [
      key,
      of(Object.hasOwn(given, key) ? given[key] : undefined),
    ]);
    return Object.fromEntries(entries) as Of<F>;
  };

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : refuse();

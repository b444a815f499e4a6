import { createHash, randomBytes } from 'node:crypto';

/**
 * A salted commitment: says nothing of the value to whoever lacks the salt, and proves it to whoever has it. When the salt is
 * erased, the log stays verifiable and nobody can tell any more who or what was meant, not even by guessing.
 */
export type Committed = { readonly commitment: string; readonly opening: Opening };
export type Opening = {
  readonly field: string;
  /** 32 random bytes, base64url. */
  readonly salt: string;
  readonly value: string;
};

const SALT_LENGTH = 32;
const COMMITMENT = /^sha256:[A-Za-z0-9_-]{43}$/;

export const isCommitment = (text: string): boolean => COMMITMENT.test(text);

export function commit(field: string, value: string): Committed {
  const opening = { field, salt: randomBytes(SALT_LENGTH).toString('base64url'), value };
  return { commitment: commitmentOf(opening), opening };
}

/** `sha256:` and 43 characters. The field is part of it: an actor's commitment can't be shown as a holder's. */
export function commitmentOf({ field, salt, value }: Opening): string {
  const of = createHash('sha256');
  of.update(`grendel commitment 1\0${field}\0`);
  of.update(Buffer.from(salt, 'base64url'));
  of.update(value);
  return `sha256:${of.digest('base64url')}`;
}

/** Whether this is what was committed to. A shorter salt could be guessed, so it opens nothing; a salt has one spelling. */
export function opens(commitment: string, opening: Opening): boolean {
  const salt = Buffer.from(opening.salt, 'base64url');
  return (
    salt.length === SALT_LENGTH &&
    salt.toString('base64url') === opening.salt &&
    !opening.field.includes('\0') &&
    commitmentOf(opening) === commitment
  );
}

/**
 * The store's database can't be reached, or was lost while it was at it. What was asked may count or not: asked again, under the
 * same key where it is a deed, it counts once.
 */
export class StoreUnreachable extends Error {
  override readonly name = 'StoreUnreachable';
  /** SQLSTATE or the operating system's word, where there is one. Never a value. */
  readonly code: string | null;
  constructor(code: string | null) {
    super('the database does not answer');
    this.code = code;
  }
}

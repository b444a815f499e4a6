/** Why a server or a worker can't run, in words for whoever starts it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

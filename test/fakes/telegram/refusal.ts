/** An error as the Bot API answers it. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: object | undefined;

  constructor(code: number, description: string, parameters?: object) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (description: string, parameters?: object) =>
  new Refusal(400, `Bad Request: ${description}`, parameters);

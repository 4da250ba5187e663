/** An error sent to the client, with WebUntis's code and message. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export const noSuchMethod = (): RpcError => new RpcError(-32601, "Method not found");
export const invalidParams = (what: string): RpcError => new RpcError(-32602, `Invalid params: ${what}`);
export const dateNotAllowed = (): RpcError => new RpcError(-7004, "no allowed date");
export const noSuchElement = (): RpcError => new RpcError(-7002, "no such element");
export const badCredentials = (): RpcError => new RpcError(-8504, "bad credentials");
export const notInOneYear = (): RpcError => new RpcError(-8507, "start date or end date is not within one school year");
export const noRight = (what: string): RpcError => new RpcError(-8509, `no right for ${what}`);
export const notAuthenticated = (): RpcError => new RpcError(-8520, "not authenticated");

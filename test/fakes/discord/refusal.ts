/** One thing wrong with a request's body: where ("embeds.0.title"), Discord's code for it, and a sentence. */
export interface Problem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/** Problems as Discord nests them: { embeds: { 0: { title: { _errors: [{ code, message }] } } } }. */
function nested(problems: readonly Problem[]): ErrorTree {
  const tree: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let branch = tree;
    for (const key of path.split(".")) {
      const next = branch[key] ?? {};
      branch[key] = next;
      if (!Array.isArray(next)) branch = next;
    }
    branch._errors = [...(Array.isArray(branch._errors) ? branch._errors : []), { code, message }];
  }
  return tree;
}

/** An answer of Discord's other than success: thrown anywhere in the fake, sent by its HTTP server. */
export class Refusal extends Error {
  readonly status: number;
  /** Discord's JSON error code. */
  readonly code: number;
  readonly problems: readonly Problem[];

  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  toJSON(): object {
    const { message, code, problems } = this;
    return problems.length > 0 ? { message, code, errors: nested(problems) } : { message, code };
  }
}

/** @throws {Refusal} when there are problems. */
export function refuseIf(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(400, 50_035, "Invalid Form Body", problems);
}

export const unauthorized = () => new Refusal(401, 0, "401: Unauthorized");
export const notFound = () => new Refusal(404, 0, "404: Not Found");
export const unknownChannel = () => new Refusal(404, 10_003, "Unknown Channel");
export const unknownGuild = () => new Refusal(404, 10_004, "Unknown Guild");
export const unknownMember = () => new Refusal(404, 10_007, "Unknown Member");
export const missingAccess = () => new Refusal(403, 50_001, "Missing Access");
export const missingPermissions = () => new Refusal(403, 50_013, "Missing Permissions");
export const cannotSendToUser = () => new Refusal(403, 50_007, "Cannot send messages to this user");
export const notATextChannel = () => new Refusal(400, 50_008, "Cannot send messages in a non-text channel");
export const unknownMessage = () => new Refusal(404, 10_008, "Unknown Message");
export const unknownWebhook = () => new Refusal(404, 10_015, "Unknown Webhook");
export const unknownInteraction = () => new Refusal(404, 10_062, "Unknown interaction");
export const emptyMessage = () => new Refusal(400, 50_006, "Cannot send an empty message");
export const invalidWebhookToken = () => new Refusal(401, 50_027, "Invalid Webhook Token");
export const alreadyAcknowledged = () => new Refusal(400, 40_060, "Interaction has already been acknowledged.");

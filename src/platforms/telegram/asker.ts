import { type Context, GrammyError } from "grammy";
import type { Asker } from "../../bot/command.ts";
import type { Abilities } from "../../bot/platform.ts";
import { placeOf } from "./chat.ts";

/** A public chat's @name, or a chat's id. */
const CHAT = /^(@[A-Za-z]\w{3,31}|-?\d{1,16})$/;

const ABILITIES: Abilities = { canAnswerAlone: false, hasRoles: false, buttonsReachElsewhere: true };

const MANAGERS: ReadonlySet<string> = new Set(["creator", "administrator"]);

/** The chat of a place, without its topic. */
const chatIn = (place: string) => Number(place.split("/")[0]);

const TOO_MANY_REQUESTS = 429;

/** Telegram's answer, or undefined if it refuses for good. */
async function unlessRefused<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof GrammyError && error.error_code !== TOO_MANY_REQUESTS) return undefined;
    throw error;
  }
}

/** Who asks, and where. A topic is a place of its own. Telegram tells a language such as "de" or "pt-br", or none. */
export function askerOf(ctx: Context): Asker {
  const { api, from, chat } = ctx;
  const message = ctx.message ?? ctx.callbackQuery?.message;
  const isPrivate = chat === undefined || chat.type === "private";
  /** Administrators may write in their group's name. */
  const isGroupItself = chat !== undefined && ctx.message?.sender_chat?.id === chat.id;

  async function mayManage(place: string): Promise<boolean> {
    const id = chatIn(place);
    if (id === chat?.id && (isPrivate || isGroupItself)) return true;
    if (!from) return false;
    const member = await unlessRefused(api.getChatMember(id, from.id));
    return member !== undefined && MANAGERS.has(member.status);
  }

  return {
    platform: "telegram",
    abilities: ABILITIES,
    chat: message && message.date !== 0 ? placeOf(message) : String(chat?.id ?? from?.id ?? ""),
    user: String(from?.id ?? ""),
    isPrivate,
    language: from?.language_code,
    async findPlace(typed) {
      if (!CHAT.test(typed)) return undefined;
      const found = await unlessRefused(api.getChat(typed.startsWith("@") ? typed : Number(typed)));
      return found && String(found.id);
    },
    findRole: async () => undefined,
    mayManage,
    async nameOf(place) {
      const id = chatIn(place);
      const found = id === chat?.id ? chat : await unlessRefused(api.getChat(id));
      return found?.title;
    },
    canPost: async () => true,
  };
}

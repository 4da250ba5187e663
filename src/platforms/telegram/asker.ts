import { type Api, type Context, GrammyError } from "grammy";
import type { ChatMember, User } from "grammy/types";
import type { Asker } from "../../bot/command.ts";
import type { Abilities } from "../../bot/platform.ts";
import { placeOf } from "./chat.ts";

/** A public chat's @name, or a chat's id. */
const CHAT = /^(@[A-Za-z]\w{3,31}|-?\d{1,16})$/;

const ABILITIES: Abilities = {
  canAnswerAlone: false,
  hasRoles: false,
  buttonsReachElsewhere: true,
  places: "groups",
  hasForms: false,
};

/** In whose name Telegram delivers what administrators write who do not show who they are, channels, and a group's linked channel. */
const NOBODY: ReadonlySet<number> = new Set([1_087_968_824, 136_817_688, 777_000]);

/** In a group whoever manages it may also write there; in a channel that is a right of its own. */
const isManager = (member: ChatMember) =>
  member.status === "creator" || (member.status === "administrator" && member.can_post_messages !== false);

const belongs = (member: ChatMember) =>
  member.status === "restricted" ? member.is_member : member.status !== "left" && member.status !== "kicked";

/** The chat of a place, without its topic. */
const chatIn = (place: string) => Number(place.split("/")[0]);

/** Telegram's answer; undefined if there is no such thing, or the bot may not see it. Trouble says nothing about that. */
async function unlessRefused<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)) return undefined;
    throw error;
  }
}

/** Whether somebody belongs to a chat. @throws grammY's errors when Telegram cannot be asked */
export async function isMember(api: Api, chat: string, user: string): Promise<boolean> {
  const member = await unlessRefused(api.getChatMember(Number(chat), Number(user)));
  return member !== undefined && belongs(member);
}

/** Who wrote or pressed; null for nobody in particular. */
const personIn = ({ from, message }: Context): User | null =>
  from && !from.is_bot && !NOBODY.has(from.id) && message?.sender_chat === undefined ? from : null;

const fullName = ({ first_name, last_name, username }: User) =>
  [first_name, last_name, username && `(@${username})`].filter(Boolean).join(" ");

/**
 * A button belongs to who alone sees its message, or to whom that answers: in a group the answer quotes the question. Where the question
 * is gone, nobody knows any more whose it was. In a private chat there is nobody else.
 */
function isAddressee({ callbackQuery, chat }: Context): boolean {
  if (!callbackQuery || chat?.type === "private") return true;
  const { message, from } = callbackQuery;
  if (message === undefined || message.date === 0) return false;
  return message.receiver_user?.id === from.id || message.reply_to_message?.from?.id === from.id;
}

/** Asks once for each key: one question of a person must not cost Telegram the same one several times. */
function once<K, T>(ask: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const asked = new Map<K, Promise<T>>();
  return (key) => {
    const answer = asked.get(key) ?? ask(key);
    asked.set(key, answer);
    return answer;
  };
}

/** Who asks, and where. A topic is a place of its own. Telegram tells a language such as "de" or "pt-br", or none. */
export function askerOf(ctx: Context): Asker {
  const { api, from, chat } = ctx;
  const message = ctx.message ?? ctx.callbackQuery?.message;
  const isPrivate = chat === undefined || chat.type === "private";
  const person = personIn(ctx);
  /** Administrators may write in their group's name. */
  const isGroupItself = chat !== undefined && ctx.message?.sender_chat?.id === chat.id;
  const here = isPrivate ? `@${from?.id}` : String(chat.id);
  /** Names of chats that `findPlace` has found. */
  const named = new Map<number, string | undefined>();
  const memberOf = once((id: number) =>
    person ? unlessRefused(api.getChatMember(id, person.id)) : Promise.resolve(undefined),
  );
  const chatOf = once(async (id: number) => (id === chat?.id ? chat : unlessRefused(api.getChat(id))));
  const foundBy = once(async (typed: string) =>
    unlessRefused(api.getChat(typed.startsWith("@") ? typed : Number(typed))),
  );

  async function mayManage(place: string): Promise<boolean> {
    const id = chatIn(place);
    if (id === chat?.id && (isPrivate || isGroupItself)) return true;
    const member = await memberOf(id);
    return member !== undefined && isManager(member);
  }

  return {
    platform: "telegram",
    abilities: ABILITIES,
    chat: message && message.date !== 0 ? placeOf(message) : String(chat?.id ?? from?.id ?? ""),
    user: person && String(person.id),
    community: here,
    isPrivate,
    language: from?.language_code,
    isAddressee: isAddressee(ctx),
    async findPlace(typed) {
      if (!CHAT.test(typed)) return undefined;
      const found = await foundBy(typed);
      if (found) named.set(found.id, found.title);
      return found && String(found.id);
    },
    findRole: async () => undefined,
    mayManage,
    async nameOf(place) {
      const id = chatIn(place);
      return named.has(id) ? named.get(id) : (await chatOf(id))?.title;
    },
    canPost: async () => true,
    communityOf(place) {
      const id = chatIn(place);
      return isPrivate && id === chat?.id ? here : String(id);
    },
    communityName: async () => (isPrivate ? person && fullName(person) : chat.title) ?? undefined,
    async isMemberOf(community) {
      const member = await memberOf(Number(community));
      return member !== undefined && belongs(member);
    },
  };
}

import type { Chats, FakeChat, MutedCode } from "./chats.ts";
import { apiChat } from "./methods.ts";
import { LENA, personOf } from "./people.ts";
import type { Polling } from "./polling.ts";

/** What happens to a chat, and to the bot in it. */
export interface Membership {
  /** The group becomes a supergroup; "announce" tells the bot by service messages in the old chat and the new one. */
  migrate(chat: FakeChat, to: number, options?: { readonly announce?: boolean }): FakeChat;
  /** The person of a private chat blocks the bot; a bot that polls for it is told. */
  block(chat: FakeChat): void;
  /** The bot is removed from the group; a bot that polls for it is told. */
  kick(chat: FakeChat): void;
  /** The bot is taken back and may write; a bot that polls for it is told. */
  admit(chat: FakeChat): void;
  /** The bot, which is in the group already, is made an administrator; a bot that polls for it is told. */
  promote(chat: FakeChat): void;
  /** The bot may no longer write, which Telegram says in one of two ways; 400 when not said. */
  mute(chat: FakeChat, code?: MutedCode): void;
  deleteTopic(chat: FakeChat, topic: number): void;
}

const DATE = 1_795_000_000;

export function createMembership(chats: Chats, polling: Polling, me: { readonly id: number }): Membership {
  const status = (chat: FakeChat, before: string, after: string) =>
    polling.push({
      my_chat_member: {
        chat: apiChat(chat) as never,
        from: personOf(LENA),
        date: DATE,
        old_chat_member: { status: before, user: me } as never,
        new_chat_member: { status: after, user: me, ...(after === "kicked" ? { until_date: 0 } : {}) } as never,
      },
    });
  const service = (chat: FakeChat, told: object) =>
    polling.push({
      message: {
        message_id: chats.nextId(),
        date: DATE,
        chat: apiChat(chat) as never,
        from: personOf(LENA),
        ...told,
      },
    });
  return {
    migrate(chat, to, { announce = false } = {}) {
      const supergroup = chats.migrate(chat, to);
      if (announce) {
        service(chat, { migrate_to_chat_id: to });
        service(supergroup, { migrate_from_chat_id: chat.id });
      }
      return supergroup;
    },
    block(chat) {
      chats.throwOut(chat, "blocked");
      status(chat, "member", "kicked");
    },
    kick(chat) {
      chats.throwOut(chat, "kicked");
      status(chat, "member", "kicked");
    },
    admit(chat) {
      chats.admit(chat);
      status(chat, "kicked", "member");
    },
    promote(chat) {
      chats.admit(chat);
      status(chat, "member", "administrator");
    },
    mute: (chat, code = 400) => chats.mute(chat, code),
    deleteTopic: (chat, topic) => chats.deleteTopic(chat, topic),
  };
}

import type { ChatMember, User } from "grammy/types";
import type { FakeChat } from "./chats.ts";
import { badRequest } from "./refusal.ts";

/** The usual person's id. */
export const LENA = 42;

/** In whose name Telegram delivers what an anonymous administrator writes. */
export const ANONYMOUS: User = { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };

/** In whose name a channel writes into a group, and its posts come into the group that is linked to it. */
export const CHANNEL: User = { id: 136_817_688, is_bot: true, first_name: "Channel", username: "Channel_Bot" };
export const LINKED: User = { id: 777_000, is_bot: false, first_name: "Telegram" };

export const personOf = (id: number): User => ({
  id,
  is_bot: false,
  first_name: id === LENA ? "Lena" : `Person ${id}`,
});

const MAY_NOT = {
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
} as const;

/** What getChatMember tells of somebody. Who writes as GroupAnonymousBot is not found by its id. */
export function memberOf(
  { type, creator, admins = [], members, mayNotPost = [] }: FakeChat,
  id: number,
  me: User,
): ChatMember {
  const user = id === me.id ? me : personOf(id);
  if ([ANONYMOUS.id, CHANNEL.id, LINKED.id].includes(id)) return { status: "left", user };
  if (type === "private") return { status: "member", user };
  if (id === creator) return { status: "creator", user, is_anonymous: false };
  if (!admins.includes(id)) return { status: members && !members.includes(id) ? "left" : "member", user };
  return {
    status: "administrator",
    user,
    is_anonymous: false,
    can_be_edited: false,
    can_manage_chat: true,
    can_change_info: true,
    can_invite_users: true,
    ...(type === "channel" ? { can_post_messages: !mayNotPost.includes(id) } : {}),
    ...MAY_NOT,
  } as ChatMember;
}

/** What getChatAdministrators tells. @throws {Refusal} in a private chat */
export function administratorsOf(chat: FakeChat, me: User): readonly ChatMember[] {
  if (chat.type === "private") throw badRequest("there are no administrators in the private chat");
  const { creator, admins = [] } = chat;
  const ids = new Set([...(creator === undefined ? [] : [creator]), ...admins]);
  return [...ids].map((id) => memberOf(chat, id, me));
}

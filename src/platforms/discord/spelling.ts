import { chatInputApplicationCommandMention } from "discord.js";
import type { Command } from "../../bot/command.ts";
import { firstWord } from "../../bot/command-names.ts";
import type { PackedReply } from "../../bot/packed-reply.ts";
import { type Block, code, plain, type Span, type SpanLine, toType } from "../../bot/reply.ts";
import { readTypedLine, type TypedLine } from "../../bot/typed-line.ts";

/** "klasse: 5a zeit: 06:30", as Discord shows options while they are typed. */
const optionsOf = ({ options, language }: TypedLine) =>
  options.map(({ name, option, typed }) => `${language === "de" ? name : option.englishName}: ${typed}`).join(" ");

/**
 * How commands are told on Discord, where they are chosen and filled in, not typed: as mentions, which open them when they are tapped, with
 * their options by name. Until the ids of the commands are known, by their names.
 */
export class Spelling {
  readonly #commands: readonly Command[];
  readonly #ids = new Map<string, string>();

  constructor(commands: readonly Command[]) {
    this.#commands = commands;
  }

  /** The ids under which Discord has registered the commands, by their first words. */
  learn(registered: readonly { readonly id: string; readonly name: string }[]): void {
    for (const { id, name } of registered) this.#ids.set(name, id);
  }

  /** A reply with its commands as they are told on Discord. */
  spell(reply: PackedReply): PackedReply {
    return { ...reply, blocks: reply.blocks.map((block) => this.#block(block)) };
  }

  #block(block: Block): Block {
    switch (block.kind) {
      case "heading":
        return block;
      case "paragraph":
        return { ...block, spans: this.#line(block.spans) };
      case "facts":
        return { ...block, facts: block.facts.map(({ label, value }) => ({ label, value: this.#line(value) })) };
      case "list":
        return { ...block, items: block.items.map((item) => this.#line(item)) };
      case "lessons":
        return block;
    }
  }

  #line(spans: SpanLine): SpanLine {
    return spans.flatMap((span) => (span.kind === "command" ? this.#command(span) : [span]));
  }

  #command(span: Span): SpanLine {
    const read = readTypedLine(span.text, this.#commands);
    if (!read || read.command.hidden) return [span];
    const { name, englishName } = read.command;
    const id = this.#ids.get(firstWord(name));
    const options = optionsOf(read);
    if (id === undefined) return [toType(`/${read.language === "de" ? name : englishName} ${options}`.trim())];
    const mention = toType(chatInputApplicationCommandMention(name, id));
    return options === "" ? [mention] : [mention, plain(" "), code(options)];
  }
}

import type { BlockElementAction } from "@slack/bolt";
import { readForm } from "../../../adapters/slack/form.ts";
import { decodeOrigin } from "../../../adapters/slack/origin.ts";
import { readCommand, readPress, wordsIn } from "../../../adapters/slack/read.ts";
import { decodeForm } from "../../../src/form.ts";
import type { MessageBody } from "../../../src/message.ts";
import { answer, tell } from "./answer.ts";
import { anyAsker, openTalk } from "./asker.ts";
import { team } from "./draw.ts";
import type { Kind, Watch, World } from "./kind.ts";
import { twistedData } from "./stir.ts";

/** What Slack might send if it went mad. What cannot be read is refused in the adapter, where somebody is told. */

export const slackKinds = (world: World): readonly Kind[] => [
  {
    name: "Slack payloads",
    share: 50,
    make: (random) => {
      const [name, payload] = random.pick(Object.entries(payloads));
      return [name, JSON.stringify(twistedData(payload, random))];
    },
    run: async ([name = "", json = ""], random, watch) => {
      const asker = anyAsker(random, "slack");
      const setting = { asker, talk: openTalk(asker, world), random, watch };
      const body = bodyIn(name, json, watch);
      if (body === undefined) return [];
      return typeof body === "string" ? tell(body, setting) : answer(body, wordsIn(json), setting);
    },
  },
];

const text = { type: "plain_text", text: "x" };
const placed = { block_id: "b", action_id: "press-1", action_ts: "1" };
const payloads: Readonly<Record<string, unknown>> = {
  button: { ...placed, type: "button", text, value: "topic:degree-needed" },
  feedback: { ...placed, type: "feedback_buttons", text, value: "helpful:yes:abc" },
  menu: { ...placed, type: "static_select", selected_option: { text, value: "pick:degree-needed:abc" } },
  command: { command: "/rm-ask", text: "<@U0FRIEND|ben> do i need a degree" },
  message: { text: "<@U0ROADMATE> what does a senior earn in <#C0HELP|india>?" },
  origin: { form: "tips.me", at: { channel: "C0HELP", thread: "1.2", direct: false }, depth: 1 },
  state: {
    hours: { value: { type: "plain_text_input", value: "10" } },
    language: { value: { type: "static_select", selected_option: { text, value: "python" } } },
    weekdays: { value: { type: "multi_static_select", selected_options: [{ text, value: "1" }] } },
    channels: { value: { type: "multi_conversations_select", selected_conversations: ["C0HELP"] } },
  },
};

/** What the payload means; a sentence where the adapter answers itself, undefined where it refuses or ignores it. */
function bodyIn(name: string, json: string, watch: Watch): MessageBody | string | undefined {
  switch (name) {
    case "button":
    case "feedback":
    case "menu": {
      const pressed: BlockElementAction | null = JSON.parse(json);
      const action = pressed === null ? undefined : refusing(() => watch(() => readPress(pressed)));
      return action && { kind: "press", action };
    }
    case "command": {
      const wish = refusing(() => watch(() => readCommand(JSON.parse(json), "rm-")));
      return wish?.kind === "hint" ? wish.text : wish?.body;
    }
    case "message": {
      const words = refusing(() => watch(() => wordsIn(JSON.parse(json).text)));
      return words === undefined ? undefined : { kind: "text", text: words };
    }
    case "origin": {
      const form = decodeForm(watch(() => decodeOrigin(json))?.form ?? "");
      return form && { kind: "form", ...form, values: {} };
    }
    case "state": {
      const values = refusing(() => watch(() => readForm(JSON.parse(json), team)));
      return values && { kind: "form", name: "profile", values };
    }
  }
  return undefined;
}

/** The adapter, too, catches what is thrown while it reads, and apologises. */
function refusing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

import type { PersonId } from "../../../src/message.ts";
import { nodesOf, textOf } from "../../rigs/slack/json.ts";
import { refuseMessage, refuseView } from "../../rigs/slack/referee.ts";
import { evil, marker } from "./nasty.ts";

/** What is drawn for Slack. */
interface Sent {
  readonly messages: readonly unknown[];
  /** Messages of text alone. */
  readonly texts: readonly unknown[];
  readonly views: readonly unknown[];
}

/** What Slack, or a rule of this house, has against it, and what of the asker's would be obeyed there. */
export function judgeSlack({ messages, texts, views }: Sent, meant: PersonId | undefined): readonly string[] {
  const told = meant?.startsWith("slack:") ? [meant.slice(meant.indexOf("/") + 1)] : [];
  const allowances = { mentions: new Set(told), fileReady: () => true };
  return [
    ...[...messages, ...texts].flatMap((message) => refuseMessage(message, allowances)),
    ...views.flatMap((view) => refuseView(view, allowances)),
    ...nodesOf([messages, views], "").flatMap(({ at, type, fields }) => {
      const linked = type === "link" && textOf(fields.url).includes(evil);
      const marked = type === "mrkdwn" && textOf(fields.text).includes(marker);
      const styled = type === "text" && fields.style !== undefined && textOf(fields.text).includes(marker);
      return linked || marked || styled ? [`live ${type} at ${at}`] : [];
    }),
  ].map((one) => `Slack: ${one}`);
}

import type { IncomingMessage } from "node:http";
import { type Fields, fieldsOf, parsed } from "./json.ts";

/** The arguments of a call, from a form or from JSON. */
export interface Args {
  readonly fields: Fields;
  /** The bot or app token, wherever it was sent. */
  readonly token: string | undefined;
  text(name: string): string | undefined;
  flag(name: string): boolean;
  number(name: string): number | undefined;
}

/** Arguments that hold JSON, also within a form. */
const structured = new Set(["attachments", "blocks", "files", "metadata", "view"]);

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function readArgs(body: Buffer, request: IncomingMessage): Args {
  const isJson = /json/.test(request.headers["content-type"] ?? "");
  const query = new URL(request.url ?? "/", "http://slack").searchParams;
  const sent: Fields = isJson
    ? fieldsOf(parsed(body.toString()))
    : Object.fromEntries(new URLSearchParams(body.toString()));
  const { token, ...rest }: Fields = { ...Object.fromEntries(query), ...sent };
  const fields = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      structured.has(key) && typeof value === "string" ? parsed(value) : value,
    ]),
  );
  const [scheme, bearer] = (request.headers.authorization ?? "").split(" ");
  return {
    fields: { ...basic(scheme, bearer), ...fields },
    token: scheme === "Bearer" ? bearer : typeof token === "string" ? token : undefined,
    text: (name) => {
      const value = fields[name];
      return value === undefined || value === null || value === "" ? undefined : String(value);
    },
    flag: (name) => `${fields[name]}` === "true" || `${fields[name]}` === "1",
    number: (name) => {
      const value = Number(fields[name]);
      return fields[name] === undefined || Number.isNaN(value) ? undefined : value;
    },
  };
}

/** OAuth's calls may name the app in a Basic header. */
function basic(scheme: string | undefined, value: string | undefined): Fields {
  if (scheme !== "Basic" || value === undefined) return {};
  const [client_id, client_secret] = Buffer.from(value, "base64").toString().split(":");
  return { client_id, client_secret };
}

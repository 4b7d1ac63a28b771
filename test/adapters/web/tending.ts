import { createTend, type Tending } from "../../../adapters/web/tend.ts";
import type { CuratorParts } from "../../../src/misses/curator.ts";
import { openDesk } from "../../misses/desk.ts";
import { cookieOf } from "./fakes.ts";

export const token = "tend-the-garden-well";

/** Where a small knowledge of its own is tended. `told` keeps who came and what failed. */
export async function openTend(rest: Partial<CuratorParts> = {}) {
  const desk = await openDesk(rest);
  const told: unknown[] = [];
  const tending: Tending = {
    token,
    curator: desk.curator,
    onSignIn: (outcome) => told.push(outcome),
    onError: (error) => told.push(error),
    metrics: { rateLimited: (adapter, whose) => told.push(`${adapter} ${whose}`) },
  };
  const app = createTend(tending);
  let visitors = 0;
  /** Each time from somewhere else, unless it is said from where. */
  const post = (path: string, fields: Fields, headers: Record<string, string> = {}, from?: string) => {
    visitors += 1;
    const init = {
      method: "POST",
      body: new URLSearchParams(Array.isArray(fields) ? fields : Object.entries(fields)).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    };
    const remoteAddress = from ?? `10.0.0.${visitors}`;
    return app.request(path, init, { incoming: { socket: { remoteAddress } } });
  };
  return { ...desk, app, post, told, close: desk.close };
}

type Fields = Readonly<Record<string, string>> | [string, string][];
export type Tend = Awaited<ReturnType<typeof openTend>>;

/** Somebody who knows the token. */
export async function signIn(tend: Tend) {
  const cookie = cookieOf(await tend.post("/sign-in", { token }));
  const look = async (path: string) => {
    const response = await tend.app.request(path, { headers: { cookie } });
    return { status: response.status, text: await response.text() };
  };
  const [, stamp = ""] = /name="stamp" value="([^"]+)"/.exec((await look("/try")).text) ?? [];
  /** Sends a form as its page does. */
  const send = async (path: string, fields: Record<string, string> | [string, string][]) => {
    const all = Array.isArray(fields) ? fields : Object.entries(fields);
    return tend.post(path, [["stamp", stamp], ...all], { cookie });
  };
  return { cookie, stamp, look, send };
}

/** What a page would send with its button `step`: every unseen field. */
export const hiddenIn = (page: string): [string, string][] =>
  [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
    .filter(([, name]) => name !== "stamp")
    .map(([, name = "", value = ""]) => [name, unescaped(value)]);

const unescaped = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

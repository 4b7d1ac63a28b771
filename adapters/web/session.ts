import { createHash, randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { PersonId } from "../../src/index.ts";

const cookie = "roadmate";

/** Who a page belongs to. */
export interface Session {
  /** Made of the cookie, which cannot be made of it: whoever reads a log or the database cannot take a session over. */
  readonly person: PersonId;
  /** The browser does not have the cookie yet. */
  readonly fresh: boolean;
  /** What the browser keeps. */
  readonly token: string;
}

/** The session of the cookie, or a new one. */
export function openSession(c: Context): Session {
  const sent = getCookie(c, cookie);
  const fresh = sent === undefined || !/^[\w-]{32}$/.test(sent);
  const token = fresh ? randomBytes(24).toString("base64url") : sent;
  const person = createHash("sha256").update(token).digest("base64url").slice(0, 22);
  return { person: `web:${person}`, fresh, token };
}

/** Hands the cookie over. It ends with the session of the browser, no script reads it, no other site sends it. */
export function keepSession(c: Context, { token, fresh }: Session): void {
  if (fresh) setCookie(c, cookie, token, { ...shared, secure: isSecure(c) });
}

/** Takes the cookie back, so that whoever was forgotten begins as somebody new. */
export const endSession = (c: Context): void =>
  setCookie(c, cookie, "", { ...shared, secure: isSecure(c), maxAge: 0 });

const shared = { path: "/", httpOnly: true, sameSite: "Strict" } as const;

/** A proxy in front speaks https for us. It can only be wrong about the sender's own cookie. */
export const isSecure = (c: Context): boolean =>
  c.req.header("x-forwarded-proto") === "https" || c.req.url.startsWith("https:");

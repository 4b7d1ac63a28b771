import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { isSecure } from "../session.ts";

/** Somebody who is signed in. */
export interface Pass {
  /** Stands in every form, for another page cannot know it. */
  readonly stamp: string;
}

/** Lets in who knows the token. What the browser keeps is signed with a key made of it, so that every process knows it again;
 *  another token ends every session. */
export interface Gate {
  admits(token: string): boolean;
  /** Undefined for who is not signed in, or no longer. */
  open(c: Context): Pass | undefined;
  begin(c: Context): void;
  end(c: Context): void;
}

const cookie = "roadmate-tend";
/** Eight hours, in seconds. */
const lasts = 8 * 3_600;

/** `now`: UTC milliseconds. */
export function createGate(token: string, now: () => number): Gate {
  const sign = createSigner(token);
  const put = (c: Context, value: string, maxAge: number) =>
    setCookie(c, cookie, value, {
      path: "/tend",
      httpOnly: true,
      sameSite: "Strict",
      secure: isSecure(c),
      maxAge,
    });
  return {
    // Of one length, whatever was sent: how long it took tells nothing.
    admits: (sent) => isSame(sign(`token ${sent}`), sign(`token ${token}`)),
    open: (c) => {
      const [ends = "", number = "", signature = ""] = getCookie(c, cookie)?.split(".") ?? [];
      const session = `${ends}.${number}`;
      if (!isSame(signature, sign(`session ${session}`)) || Number(ends) <= now()) return undefined;
      return { stamp: sign(`stamp ${session}`) };
    },
    begin: (c) => {
      const session = `${now() + lasts * 1_000}.${randomBytes(16).toString("base64url")}`;
      put(c, `${session}.${sign(`session ${session}`)}`, lasts);
    },
    end: (c) => put(c, "", 0),
  };
}

function createSigner(token: string): (text: string) => string {
  const key = createHmac("sha256", token).update("roadmate tend").digest();
  return (text) => createHmac("sha256", key).update(text).digest("base64url");
}

/** Takes as long for any two of one length. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

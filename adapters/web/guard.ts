import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import { words } from "./words.ts";

/** What keeps a page from being misused, and others from misusing this one. */

/** A minute; an address may stand for a whole class room. Bytes of a body: an edited check-list has some 10,000. */
const most = {
  asks: 30,
  asksFromAddress: 300,
  offersToAddress: 900,
  signingIn: 10,
  tending: 300,
  body: 64 * 1024,
} as const;

/** No script and style but our own files, nothing from anywhere else, in no other page's frame. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  // Not "no-referrer": with that a browser hides where a form was sent from, even from ourselves.
  referrerPolicy: "same-origin",
  xFrameOptions: "DENY",
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], browsingTopics: [] },
  // For whoever speaks https in front of us to decide.
  strictTransportSecurity: false,
});

export const smallBody: MiddlewareHandler = bodyLimit({
  maxSize: most.body,
  onError: (c) => c.text(words.tooBig, 413),
});

/** Whether the request comes from a page of ours. What is no browser sends neither header, and has no cookie to abuse. */
export function isOwn(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === c.req.header("host"));
}

/** What a request is allowed: to be answered, a kind notice, or nothing at all until the minute is over. */
export type Verdict = "go" | "notice" | "silence";

export interface Limiter {
  asking(person: string, address: string): Promise<Verdict>;
  typing(address: string): Promise<Verdict>;
  /** To where the knowledge is tended. */
  signingIn(address: string): Promise<Verdict>;
  /** Whatever is done there. */
  tending(address: string): Promise<Verdict>;
}

/** Counts in this process alone. */
export function createLimiter(): Limiter {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterMemory({ keyPrefix, points, duration: 60 });
  const people = limiter("person", most.asks);
  const addresses = limiter("address", most.asksFromAddress);
  const typists = limiter("typing", most.offersToAddress);
  const comers = limiter("sign-in", most.signingIn);
  const tenders = limiter("tending", most.tending);
  return {
    asking: async (person, address) => worse(await judge(addresses, address), await judge(people, person)),
    typing: (address) => judge(typists, address),
    signingIn: (address) => judge(comers, address),
    tending: (address) => judge(tenders, address),
  };
}

async function judge(limiter: RateLimiterMemory, key: string): Promise<Verdict> {
  // Not `consume`: that rejects, and more than an error tells this number.
  const { consumedPoints } = await limiter.penalty(key);
  if (consumedPoints <= limiter.points) return "go";
  return consumedPoints === limiter.points + 1 ? "notice" : "silence";
}

const worse = (one: Verdict, other: Verdict): Verdict =>
  (["silence", "notice"] as const).find((verdict) => one === verdict || other === verdict) ?? "go";

/** The address a request comes from. A proxy on this machine is believed about whom it speaks for. */
export function addressOf(c: Context): string {
  const direct: unknown = c.env?.incoming?.socket?.remoteAddress;
  const address = typeof direct === "string" ? direct : "unknown";
  const forwarded = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return forwarded && /^(::1|(::ffff:)?127\.)/.test(address) ? forwarded : address;
}

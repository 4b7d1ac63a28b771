import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { Curator, Metrics } from "../../src/index.ts";
import { createAssets } from "./assets.ts";
import { addressOf, createLimiter, headers, isOwn, smallBody } from "./guard.ts";
import { packed } from "./pack.ts";
import { browseView } from "./tend/browse.ts";
import { change } from "./tend/change.ts";
import { entryView } from "./tend/entry.ts";
import { feedbackView } from "./tend/feedback.ts";
import { findingsView } from "./tend/findings.ts";
import { type Around, drawFrame, drawStanding, notThere, type Shown } from "./tend/frame.ts";
import { createGate, isSame, type Pass } from "./tend/gate.ts";
import { draftView, groupView } from "./tend/group.ts";
import { createLibrary } from "./tend/library.ts";
import { drawNotice } from "./tend/notice.ts";
import { readFrom } from "./tend/pages.ts";
import { questionsView } from "./tend/questions.ts";
import { addSignIn } from "./tend/sign-in.ts";
import { tryView } from "./tend/try.ts";
import { words } from "./tend/words.ts";
import { words as pageWords } from "./words.ts";

/** What the page for those who tend the knowledge is made of. */
export interface Tending {
  /** Who knows it may see and change everything. */
  readonly token: string;
  readonly curator: Curator;
  /** Somebody signed in, or was refused. */
  readonly onSignIn: (outcome: "in" | "refused") => void;
  /** A view failed; the person was told kindly. */
  readonly onError: (error: unknown) => void;
  readonly metrics: Pick<Metrics, "rateLimited">;
}

/** What the views take. */
type Env = { Variables: { pass: Pass; sent: URLSearchParams } };

/** Everything under `/tend`. Made of plain pages and forms: it works without a script. */
export function createTend(tending: Tending): Hono<Env> {
  const { curator, token, metrics } = tending;
  const gate = createGate(token, curator.now);
  const limiter = createLimiter();
  const app = new Hono<Env>();
  app.use(headers, packed);
  app.route("/assets", createAssets());
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
  });
  addSignIn(app, { gate, limiter, tending });
  app.use(smallBody, async (c, next) => {
    const pass = gate.open(c);
    if (pass === undefined) {
      if (c.req.method !== "GET") return c.text(words.signedOut, 401);
      return c.redirect(`/tend/sign-in?${new URLSearchParams({ to: c.req.path })}`, 303);
    }
    if ((await limiter.tending(addressOf(c))) !== "go") {
      metrics.rateLimited("web", "own");
      return c.text(words.tooOften, 429, { "retry-after": "60" });
    }
    const sent = new URLSearchParams(c.req.method === "POST" ? await c.req.text() : "");
    if (c.req.method === "POST" && !isOwn(c)) return c.text(pageWords.elsewhere, 403);
    if (c.req.method === "POST" && !isSame(sent.get("stamp") ?? "", pass.stamp))
      return c.text(words.staleForm, 403);
    c.set("pass", pass);
    c.set("sent", sent);
    return next();
  });
  addViews(app, curator);
  addChanges(app, curator);
  app.post("/sign-out", (c) => {
    gate.end(c);
    return c.redirect("/tend/sign-in", 303);
  });
  app.all("*", (c) => answer(c, notThere("questions"), curator));
  app.onError((error, c) => {
    tending.onError(error);
    return c.text(pageWords.sorry, 500);
  });
  return app;
}

const aroundOf = (c: Context<Env>, curator: Curator): Around => ({
  curator,
  stamp: html`<input type="hidden" name="stamp" value="${c.get("pass").stamp}">`,
});

async function answer(c: Context<Env>, shown: Shown, curator: Curator): Promise<Response> {
  const { done, topic } = c.req.query();
  const notice = drawNotice(done, topic, curator);
  const frame = { standing: await curator.standing(), stamp: aroundOf(c, curator).stamp, notice };
  return c.html(drawFrame(shown, frame), shown.status ?? 200);
}

function addViews(app: Hono<Env>, curator: Curator): void {
  const library = createLibrary(curator);
  app.get("/", async (c) =>
    answer(c, await questionsView(readFrom(c.req.query("from")), aroundOf(c, curator)), curator),
  );
  app.get("/questions/:group", async (c) =>
    answer(c, await groupView(c.req.param("group"), aroundOf(c, curator)), curator),
  );
  app.get("/questions/:group/draft", async (c) =>
    answer(c, await draftView(c.req.param("group"), aroundOf(c, curator)), curator),
  );
  app.get("/feedback", async (c) => answer(c, await feedbackView(aroundOf(c, curator)), curator));
  app.get("/findings", async (c) => answer(c, findingsView(await library()), curator));
  app.get("/knowledge", async (c) => {
    const { words = "", kind = "", from } = c.req.query();
    const query = { words: words.slice(0, 200), kind, from: readFrom(from) };
    return answer(c, browseView(query, await library()), curator);
  });
  app.get("/knowledge/:kind/:id", async (c) => {
    const { kind, id } = c.req.param();
    return answer(c, await entryView(kind, id, await library(), curator), curator);
  });
  app.on(["GET", "POST"], "/try", async (c) =>
    answer(c, await tryView(c.get("sent").get("text") ?? "", aroundOf(c, curator)), curator),
  );
  app.get("/standing", async (c) => c.html(drawStanding(await curator.standing())));
}

function addChanges(app: Hono<Env>, curator: Curator): void {
  app.post("/change", async (c) => {
    const outcome = await change(c.get("sent"), aroundOf(c, curator));
    switch (outcome.kind) {
      case "shown":
        return answer(c, outcome.shown, curator);
      case "done":
        return c.redirect(outcome.to, 303);
      case "patch":
        return c.body(outcome.text, 200, {
          "content-type": "text/x-patch; charset=utf-8",
          "content-disposition": 'attachment; filename="knowledge.patch"',
        });
    }
  });
}

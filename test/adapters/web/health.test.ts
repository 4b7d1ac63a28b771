import { describe, expect, it } from "vitest";
import { createHealth, type Watched } from "../../../adapters/web/health.ts";
import { createMetrics } from "../../../src/metrics.ts";

const metrics = createMetrics();
const sound: Watched = {
  ping: async () => {},
  parts: () => ({ discord: true }),
  knowledge: () => "abc",
  metrics,
};
const get = async (path: string, watched: Partial<Watched> = {}) => {
  const response = await createHealth({ ...sound, ...watched }).request(path);
  return { status: response.status, type: response.headers.get("content-type"), body: await response.text() };
};

describe("/healthz", () => {
  it("says that the process is alive, whatever it lacks", async () => {
    const broken = { ping: () => Promise.reject(new Error("away")), knowledge: () => undefined };
    expect(await get("/healthz")).toMatchObject({
      status: 200,
      body: expect.stringContaining('"knowledge":"abc"'),
    });
    expect((await get("/healthz", broken)).status).toBe(200);
  });
  it("says why a newer knowledge is not in use, and is alive all the same", async () => {
    const problems = ["knowledge/tips.yaml:7:15: unknown source `gide`"];
    const { status, body } = await get("/healthz", { refused: () => ({ at: 0, problems }) });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      knowledge: "abc",
      knowledgeError: { at: "1970-01-01T00:00:00.000Z", problems },
    });
    expect((await get("/healthz")).body).not.toContain("knowledgeError");
  });
});

describe("/readyz", () => {
  it("says that everything is there", async () => {
    expect(await get("/readyz")).toMatchObject({ status: 200, body: '{"ready":true,"missing":[]}' });
  });
  it.each([
    ["database", { ping: () => Promise.reject(new Error("away")) }],
    ["knowledge", { knowledge: () => undefined }],
    ["slack", { parts: () => ({ discord: true, slack: false }) }],
  ])("says that the %s is missing", async (what, watched) => {
    expect(await get("/readyz", watched)).toMatchObject({
      status: 503,
      body: JSON.stringify({ ready: false, missing: [what] }),
    });
  });
  it("does not wait for a database that hangs", { timeout: 5_000 }, async () => {
    expect((await get("/readyz", { ping: () => new Promise(() => {}) })).status).toBe(503);
  });
});

describe("/metrics", () => {
  it("is what Prometheus reads", async () => {
    metrics.answered("web", "answer", 12);
    const { type, body } = await get("/metrics");
    expect(type).toContain("text/plain; version=0.0.4");
    expect(body).toContain('roadmate_messages_total{adapter="web",outcome="answer"} 1');
  });
});

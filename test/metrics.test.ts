import { describe, expect, it } from "vitest";
import { meterAdvisor, meterStore } from "../src/meter.ts";
import { createMetrics } from "../src/metrics.ts";
import { createMemoryStore } from "../src/store/memory.ts";
import { messageOf, shippedAdvisor } from "./mind.ts";

/** The lines of a metric, those of its buckets aside. */
async function linesOf(metrics: ReturnType<typeof createMetrics>, name: string): Promise<string[]> {
  const lines = (await metrics.text()).split("\n");
  return lines.filter((line) => line.startsWith(`roadmate_${name}`) && !line.includes("_bucket"));
}

describe("the metrics", () => {
  it("count what adapters and tips tell them", async () => {
    const metrics = createMetrics();
    metrics.acknowledged("discord", 120);
    metrics.platformError("slack", "channel_not_found");
    metrics.rateLimited("discord", "platform");
    metrics.tip("sent");
    metrics.tip("sent");
    expect(await linesOf(metrics, "acknowledge_seconds")).toEqual([
      'roadmate_acknowledge_seconds_sum{adapter="discord"} 0.12',
      'roadmate_acknowledge_seconds_count{adapter="discord"} 1',
    ]);
    expect(await linesOf(metrics, "platform_errors")).toEqual([
      'roadmate_platform_errors_total{adapter="slack",code="channel_not_found"} 1',
    ]);
    expect(await linesOf(metrics, "rate_limited")).toEqual([
      'roadmate_rate_limited_total{adapter="discord",whose="platform"} 1',
    ]);
    expect(await linesOf(metrics, "tips")).toEqual(['roadmate_tips_total{outcome="sent"} 2']);
  });
  it("name the one knowledge that is in use", async () => {
    const metrics = createMetrics();
    metrics.knowledge("old");
    metrics.knowledge("new");
    expect(await linesOf(metrics, "knowledge_info")).toEqual(['roadmate_knowledge_info{version="new"} 1']);
  });
  it("are apart from those of another", async () => {
    const one = createMetrics();
    one.tip("sent");
    expect(await linesOf(createMetrics(), "tips")).toEqual([]);
  });
});

describe("an advisor that is measured", () => {
  it("counts what messages were, where, and which failed, and says no word of them", async () => {
    const metrics = createMetrics();
    const { advisor } = await shippedAdvisor();
    const measured = meterAdvisor(advisor, metrics);
    const text = "can i get a job without a degree";
    const reply = await measured.answer(messageOf({ kind: "text", text }, { from: "slack:T1/asha" }));
    expect(reply.blocks.length).toBeGreaterThan(2);
    const failing = meterAdvisor({ ...advisor, explain: () => Promise.reject(new Error("away")) }, metrics);
    await expect(failing.answer(messageOf({ kind: "text", text }))).rejects.toThrow("away");
    expect(await linesOf(metrics, "messages_total")).toEqual([
      'roadmate_messages_total{adapter="slack",outcome="answer"} 1',
      'roadmate_messages_total{adapter="terminal",outcome="error"} 1',
    ]);
    expect(await metrics.text()).not.toMatch(/asha|degree/);
  });
});

describe("a store that is measured", () => {
  it("does what it did, and tells how long", async () => {
    const metrics = createMetrics();
    const store = meterStore(createMemoryStore(), metrics);
    expect(await store.first("event", 0)).toBe(true);
    expect(await store.first("event", 0)).toBe(false);
    const counts = await linesOf(metrics, "store_seconds_count");
    expect(counts).toEqual(['roadmate_store_seconds_count{operation="first",outcome="done"} 2']);
  });
  it("fails as it failed", async () => {
    const metrics = createMetrics();
    const broken = { ...createMemoryStore(), ping: () => Promise.reject(new Error("away")) };
    await expect(meterStore(broken, metrics).ping()).rejects.toThrow("away");
    expect(await linesOf(metrics, "store_seconds_count")).toEqual([
      'roadmate_store_seconds_count{operation="ping",outcome="failed"} 1',
    ]);
  });
});

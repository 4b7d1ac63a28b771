import axe from "axe-core";
import type { Page } from "playwright-core";
import { z } from "zod";

/** The rules of WCAG 2.2 that a machine can check. */
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Has to be there before the first look at a page. Waits until the page looks as it should. */
export async function takeAxe(page: Page): Promise<void> {
  await page.waitForLoadState();
  await page.evaluate(axe.source);
}

/** `rule: element`, for whatever axe is sure of. */
export async function problemsOf(page: Page, runOnly: readonly string[] = tags): Promise<string[]> {
  // All of the page at once: what is behind the bars at the moment can be moved from behind them.
  const height = z.number().parse(await page.evaluate("document.documentElement.scrollHeight"));
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height });
  const found = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(runOnly)} })`);
  const { violations } = results.parse(found);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

const results = z.object({
  violations: z.array(
    z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })) }),
  ),
});

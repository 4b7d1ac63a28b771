/** Lets many do one thing together: what comes while a batch is under way makes the next one. Each is answered with its own result,
 *  or with the error of its batch. */
export function gather<In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  most: number,
): (item: In) => Promise<Out> {
  const waiting: { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void }[] = [];
  let isRunning = false;
  const work = async (): Promise<void> => {
    isRunning = true;
    // Those of the same moment come along.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        const results = await run(batch.map(({ item }) => item));
        for (const [index, { resolve, reject }] of batch.entries()) {
          const result = results.slice(index, index + 1);
          if (result.length === 0) reject(new Error("There are fewer results than items."));
          for (const out of result) resolve(out);
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void work();
    });
}

/** Rows of numbers, for scripts that make tables. */

export function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

export function unit(row) {
  const length = Math.sqrt(dot(row, row)) || 1;
  return row.map((x) => x / length);
}

export function mean(rows) {
  const sum = new Float64Array(rows[0].length);
  for (const row of rows) for (let i = 0; i < sum.length; i++) sum[i] += row[i] / rows.length;
  return sum;
}

/** In place. */
export function subtract(rows, less) {
  for (const row of rows) for (let i = 0; i < row.length; i++) row[i] -= less[i];
}

/** The `count` directions that the rows spread along most, at right angles, by subspace iteration. Rows are taken as centred. */
export function principal(rows, count) {
  const size = rows[0].length;
  const spread = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of rows)
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) spread[i][j] += row[i] * row[j];
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) spread[j][i] = spread[i][j];
  let axes = Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length: size }, (_, i) => Math.sin((i + 1) * (k + 1)) + (i === k ? 1 : 0)),
  );
  for (let round = 0; round < 100; round++)
    axes = upright(axes.map((axis) => Float64Array.from(spread, (row) => dot(row, axis))));
  return axes;
}

/** Gram and Schmidt. */
function upright(axes) {
  const done = [];
  for (const axis of axes) {
    const rest = Float64Array.from(axis);
    for (const other of done) {
      const along = dot(rest, other);
      for (let i = 0; i < rest.length; i++) rest[i] -= along * other[i];
    }
    done.push(unit(rest));
  }
  return done;
}

/** Each row along the axes, and what is left of it without them. */
export function project(rows, axes) {
  return rows.map((row) => {
    const along = Float64Array.from(axes, (axis) => dot(row, axis));
    const less = Float64Array.from(row);
    axes.forEach((axis, k) => {
      for (let i = 0; i < less.length; i++) less[i] -= along[k] * axis[i];
    });
    return { along, less };
  });
}

/** Follows a gradient from `start` (Kingma and Ba 2015), held back by `anchor` × the distance from there. `slope` adds to the gradient. */
export function adam(start, { rounds, rate, anchor }, slope) {
  const vectors = start.map((row) => Float64Array.from(row));
  const [speed, size] = [start.map((row) => row.map(() => 0)), start.map((row) => row.map(() => 0))];
  for (let round = 1; round <= rounds; round++) {
    const gradient = vectors.map((row, r) => row.map((x, i) => anchor * (x - start[r][i])));
    slope(vectors, gradient);
    vectors.forEach((row, r) => {
      for (let i = 0; i < row.length; i++) {
        const g = gradient[r][i];
        speed[r][i] = 0.9 * speed[r][i] + 0.1 * g;
        size[r][i] = 0.999 * size[r][i] + 0.001 * g * g;
        const [step, scale] = [speed[r][i] / (1 - 0.9 ** round), size[r][i] / (1 - 0.999 ** round)];
        row[i] -= (rate * step) / (Math.sqrt(scale) + 1e-8);
      }
    });
  }
  return vectors;
}
